"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Job } from "@/lib/jobs/schemas";

/** How far a job is, as a bar and in words. */
export function JobBar({ job, label }: { job: Job; label: string }) {
  const t = useTranslations("jobs");
  const format = useFormatter();
  const { processed, total } = job;
  const share = total ? Math.min(100, Math.round((processed / total) * 100)) : null;
  return (
    <div className="space-y-1.5">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share ?? undefined}
        className="h-1.5 overflow-hidden rounded-full bg-secondary"
      >
        <div
          className="h-full rounded-full bg-primary transition-[width] motion-reduce:transition-none"
          style={{ width: `${share ?? 10}%` }}
        />
      </div>
      <p className="text-xs text-muted-foreground num">
        {total
          ? t("ofTotal", { processed: format.number(processed), total: format.number(total) })
          : t("processed", { processed: format.number(processed) })}
      </p>
    </div>
  );
}
