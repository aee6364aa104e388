"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { previewImportAction, startImportAction } from "@/app/actions/imports";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import type { Import, ImportPreview, Mapping } from "@/lib/imports/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import { ColumnMapping } from "./column-mapping";
import { ImportChoices, type Choices } from "./import-choices";
import { PreviewTable } from "./preview-table";

type MapStepProps = {
  file: Import;
  stages: Stage[];
  members: Member[];
  onStarted: (started: Import) => void;
  onOther: () => void;
};

/** Pauses between two changes of the mapping, before the file is looked through again. */
const settleMs = 300;

/** What each column is and what to do with duplicates; below, what would happen. */
export function MapStep({ file, stages, members, onStarted, onOther }: MapStepProps) {
  const t = useTranslations("imports.map");
  const [mapping, setMapping] = useState<Mapping>(file.mapping);
  const [choices, setChoices] = useState<Choices>({
    dedupe_by: ["phone", "email"],
    on_duplicate: "skip",
    stage_id: stages[0]?.id,
  });
  const [preview, setPreview] = useState<ImportPreview>();
  const { run: check, pending: checking } = useAction(previewImportAction);
  const start = useAction(startImportAction);
  useEffect(() => {
    let current = true;
    const look = async () => {
      const result = await check({ import_id: file.id, mapping, ...choices });
      if (current && result.ok) setPreview(result.data);
    };
    const timer = setTimeout(() => void look(), settleMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [check, file.id, mapping, choices]);
  const begin = async () => {
    const result = await start.run({ import_id: file.id, mapping, ...choices });
    if (result.ok) onStarted(result.data.import);
  };
  const good = preview ? preview.counts.created + preview.counts.updated : 0;
  return (
    <>
      <p className="text-muted-foreground">
        {t("file", { name: file.file_name, rows: file.total_rows ?? 0 })}
      </p>
      <ColumnMapping headers={file.headers} mapping={mapping} onChange={setMapping} />
      <ImportChoices choices={choices} stages={stages} members={members} onChange={setChoices} />
      <PreviewTable preview={preview} mapping={mapping} checking={checking} />
      <div className="flex flex-wrap gap-2">
        <Button disabled={good === 0 || checking} loading={start.pending} onClick={() => void begin()}>
          {t("start", { count: good })}
        </Button>
        <Button variant="ghost" onClick={onOther}>
          {t("other")}
        </Button>
      </div>
    </>
  );
}
