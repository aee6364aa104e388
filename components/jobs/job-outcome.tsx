"use client";

import { useTranslations } from "next-intl";
import type { Job } from "@/lib/jobs/schemas";

const names = ["changed", "unchanged", "refused"] as const;
const undoNames = ["restored", "kept"] as const;

/** What became of the leads of a bulk change, and of those that did not change, why. */
export function JobOutcome({ job }: { job: Job }) {
  const t = useTranslations("jobs.outcome");
  const errors = useTranslations("errors");
  const undone = job.status === "undone";
  const counts = (undone ? undoNames : names).flatMap((name) => {
    const count = Number(job.result[name] ?? 0);
    return count > 0 ? [t(name, { count })] : [];
  });
  const reasonText = (key: string) => {
    if (key === "changed_since") return t("changed_since");
    return errors.has(key) ? errors(key) : errors("unexpected");
  };
  if (counts.length === 0) return null;
  return (
    <div className="my-1 flex flex-col gap-0.5 text-xs text-muted-foreground num">
      <p>{counts.join(" · ")}</p>
      {reasonsOf(job.result[undone ? "undo_reasons" : "reasons"]).map(([key, count]) => (
        <p key={key} className="text-warning">
          {t("reason", { count, reason: reasonText(key) })}
        </p>
      ))}
    </div>
  );
}

const reasonsOf = (value: unknown): [string, number][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).map(([key, count]) => [key, Number(count)])
    : [];
