"use client";

import { Download, File, FileImage, FileText, Paperclip, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useRef, useState, type DragEvent } from "react";
import { RelativeTime } from "@/components/leads/relative-time";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { LeadFile } from "@/lib/lead-files/schemas";
import { cn } from "@/lib/utils";
import { useLeadFiles } from "./use-lead-files";

/** Proposals, contracts, pictures: chosen or dropped here, fetched by a link that lives a quarter of an hour. */
export function LeadFiles({ leadId, mayWrite }: { leadId: string; mayWrite: boolean }) {
  const t = useTranslations("leads.files");
  const { files, isPending, sending, send, fetchFile, takeAway } = useLeadFiles(leadId);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) void send([...event.dataTransfer.files]);
  };
  return (
    <section
      aria-labelledby="lead-files"
      data-testid="lead-files"
      onDragOver={(event) => {
        if (!mayWrite) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={mayWrite ? drop : undefined}
      className={cn("flex flex-col gap-1 rounded-md", isOver && "bg-primary-soft")}
    >
      <div className="flex min-h-8 items-center justify-between gap-2">
        <h2 id="lead-files" className="text-sm font-semibold">
          {t("title")}
        </h2>
        {mayWrite && (
          <>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              aria-label={t("add")}
              onChange={(event) => {
                void send([...(event.target.files ?? [])]);
                event.target.value = "";
              }}
            />
            <Button variant="ghost" size="sm" loading={sending > 0} onClick={() => input.current?.click()}>
              <Paperclip aria-hidden />
              {t("add")}
            </Button>
          </>
        )}
      </div>
      {!isPending && files.length === 0 && (
        <p className="text-sm text-muted-foreground">{t(mayWrite ? "emptyHint" : "empty")}</p>
      )}
      <ul className="flex flex-col">
        {files.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            onFetch={() => void fetchFile(file)}
            onRemove={mayWrite ? () => void takeAway(file) : undefined}
          />
        ))}
      </ul>
    </section>
  );
}

type FileRowProps = { file: LeadFile; onFetch: () => void; onRemove: (() => void) | undefined };

function FileRow({ file, onFetch, onRemove }: FileRowProps) {
  const t = useTranslations("leads.files");
  const sizeOf = useSize();
  const { file_name: name, content_type } = file;
  const Icon = content_type.startsWith("image/")
    ? FileImage
    : content_type === "application/pdf"
      ? FileText
      : File;
  return (
    <li data-testid="lead-file" className="flex min-h-11 items-center gap-2.5">
      <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <div className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-sm" title={name}>
          {name}
        </span>
        <span className="truncate text-xs text-muted-foreground num">
          {sizeOf(file.size_bytes)} · {file.created_by_name && `${file.created_by_name} · `}
          <RelativeTime at={file.created_at} />
        </span>
      </div>
      <IconButton label={t("fetch", { name })} className="text-muted-foreground" onClick={onFetch}>
        <Download />
      </IconButton>
      {onRemove && (
        <IconButton
          label={t("remove", { name })}
          className="text-muted-foreground hover:text-danger"
          onClick={onRemove}
        >
          <Trash2 />
        </IconButton>
      )}
    </li>
  );
}

const kilobyte = 1_000;

function useSize() {
  const format = useFormatter();
  return (bytes: number): string => {
    const [value, unit] =
      bytes < kilobyte ** 2 ? [bytes / kilobyte, "kilobyte"] : [bytes / kilobyte ** 2, "megabyte"];
    return format.number(value, {
      style: "unit",
      unit,
      maximumFractionDigits: value < 10 ? 1 : 0,
    });
  };
}
