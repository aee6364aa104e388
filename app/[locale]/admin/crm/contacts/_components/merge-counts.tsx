"use client";

import { useTranslations } from "next-intl";
import type { MergePreview } from "@/lib/records/schemas";

const children = [
  "leads",
  "contacts",
  "conversations",
  "messages",
  "activities",
  "tasks",
  "lead_files",
  "identities",
] as const;

/** What hangs on each of the two, and what that makes together. */
export function MergeCounts({ counts }: Pick<MergePreview, "counts">) {
  const t = useTranslations("merge");
  return (
    <table className="w-full text-sm">
      <caption className="pb-1 text-left text-xs text-muted-foreground">{t("moves")}</caption>
      <tbody>
        {children.map((child) => {
          const [kept, merged] = [counts.kept[child], counts.merged[child]];
          if (kept === undefined || merged === undefined) return null;
          return (
            <tr key={child} className="border-t">
              <th scope="row" className="py-1.5 text-left font-normal">
                {t(`children.${child}`)}
              </th>
              <td className="py-1.5 text-right num">{t("sum", { kept, merged, total: kept + merged })}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
