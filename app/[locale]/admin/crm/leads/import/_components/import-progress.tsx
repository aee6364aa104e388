"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { apiGet } from "@/components/data/api-client";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import type { Import } from "@/lib/imports/schemas";
import { encodeFilter } from "@/lib/leads/schemas";

const importedOnly = (id: string) => encodeFilter({ field: "import_id", op: "in", value: [id] });

const pollMs = 1_500;
const going = ["queued", "running", "reverting"];

/** How far the import is, and then what became of its rows. */
export function ImportProgress({ initial, onOther }: { initial: Import; onOther: () => void }) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const { data } = useQuery({
    queryKey: ["imports", initial.id],
    queryFn: () => apiGet<Import>(`/crm/imports/${initial.id}`),
    initialData: initial,
    refetchInterval: ({ state }) => (going.includes(state.data?.status ?? "") ? pollMs : false),
  });
  const running = going.includes(data.status);
  const share = data.total_rows ? Math.round((data.processed_rows / data.total_rows) * 100) : 0;
  const counts = [
    ["created", data.created_count],
    ["updated", data.updated_count],
    ["skipped_duplicate", data.skipped_count],
    ["invalid", data.invalid_count],
  ] as const;
  return (
    <section className="space-y-4">
      <h2 className="text-lg font-semibold">
        <span role="status">{t(`statuses.${data.status}`)}</span>
      </h2>
      <div
        role="progressbar"
        aria-label={data.file_name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
        className="h-1.5 overflow-hidden rounded-full bg-secondary"
      >
        <div className="h-full rounded-full bg-primary" style={{ width: `${share}%` }} />
      </div>
      <p className="text-muted-foreground num">
        {t("result.rows", {
          processed: format.number(data.processed_rows),
          total: format.number(data.total_rows ?? 0),
        })}
      </p>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {counts.map(([outcome, count]) => (
          <div key={outcome}>
            <dt className="text-xs text-muted-foreground">{t(`outcomes.${outcome}`)}</dt>
            <dd className="text-lg font-semibold num">{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {running ? (
        <p className="text-sm text-muted-foreground">{t("result.leave")}</p>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button asChild>
            <Link href={`/admin/crm/leads?filter=${encodeURIComponent(importedOnly(data.id))}`}>
              {t("result.show")}
            </Link>
          </Button>
          <Button asChild variant="outline">
            <a href={`/api/crm/imports/${data.id}/report`} download>
              <Download aria-hidden />
              {t("result.report")}
            </a>
          </Button>
          <Button variant="ghost" onClick={onOther}>
            {t("result.again")}
          </Button>
        </div>
      )}
    </section>
  );
}
