"use client";

import { FileSpreadsheet } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState, type DragEvent } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { Import } from "@/lib/imports/schemas";
import { cn } from "@/lib/utils";
import { uploadFile } from "./upload-file";

/** A file, dropped or chosen. */
export function UploadStep({ onUploaded }: { onUploaded: (uploaded: Import) => void }) {
  const t = useTranslations("imports.upload");
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<{ pending?: boolean; over?: boolean; error?: string }>({});
  const take = async (file: File | undefined) => {
    if (!file) return;
    setState({ pending: true });
    const result = await uploadFile(file);
    if ("error" in result) return setState({ error: result.error || t("failed") });
    onUploaded(result.uploaded);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className="space-y-3">
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setState((now) => ({ ...now, over: true }));
        }}
        onDragLeave={() => setState((now) => ({ ...now, over: false }))}
        onDrop={drop}
        className={cn(
          "flex flex-col items-center gap-3 rounded-lg border border-dashed px-4 py-12 text-center",
          state.over && "border-primary bg-primary-soft",
        )}
      >
        <FileSpreadsheet aria-hidden className="size-10 stroke-[1.5] text-primary-text" />
        <h2 className="text-lg font-semibold">{t("title")}</h2>
        <p className="max-w-120 text-pretty text-muted-foreground">{t("description")}</p>
        <Button loading={state.pending} onClick={() => input.current?.click()}>
          {t("choose")}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          aria-label={t("choose")}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </div>
      {state.error && <Alert variant="danger">{state.error}</Alert>}
    </div>
  );
}
