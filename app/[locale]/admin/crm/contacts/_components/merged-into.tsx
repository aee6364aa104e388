"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { undoMergeAction } from "@/app/actions/records";
import { apiGet } from "@/components/data/api-client";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "sonner";
import type { MergeEntity, MergeListItem } from "@/lib/records/schemas";
import { mergePaths } from "./merge-kinds";

type MergedIntoProps = { kind: MergeEntity; id: string; version: number; mayWrite: boolean };

/** What became part of this record and can still be parted again. */
export function MergedInto({ kind, id, version, mayWrite }: MergedIntoProps) {
  const t = useTranslations("merge");
  const format = useFormatter();
  const queryClient = useQueryClient();
  const { data = [] } = useQuery({
    queryKey: ["merges", kind, id, version],
    queryFn: async () =>
      (await apiGet<{ data: MergeListItem[] }>(`/crm/${mergePaths[kind]}/${id}/merges`)).data,
  });
  const { run, pending } = useAction(undoMergeAction);
  if (data.length === 0) return null;
  const undo = async (merge: MergeListItem) => {
    const result = await run({ merge_id: merge.id });
    if (!result.ok) return;
    toast.success(t("undone", { name: merge.merged_name }));
    void queryClient.invalidateQueries();
  };
  return (
    <section aria-labelledby="merged-into" className="flex flex-col gap-1">
      <h2 id="merged-into" className="flex min-h-7 items-center text-sm font-semibold">
        {t("history")}
      </h2>
      <ul className="flex flex-col gap-2">
        {data.map((merge) => (
          <li key={merge.id} className="flex items-center gap-2 text-sm">
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="truncate">{merge.merged_name}</span>
              <span className="text-xs text-muted-foreground">
                {t("until", { date: format.dateTime(new Date(merge.undo_until), { dateStyle: "medium" }) })}
              </span>
            </span>
            {mayWrite && (
              <Button variant="outline" size="sm" loading={pending} onClick={() => void undo(merge)}>
                {t("undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
