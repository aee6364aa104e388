"use client";

import { FileText, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useFileSize } from "./message-media";
import type { Upload } from "./use-uploads";

/** The files that go with the next message, above the field. */
export function UploadTray({
  uploads,
  onRemove,
}: {
  uploads: readonly Upload[];
  onRemove: (key: string) => void;
}) {
  const t = useTranslations("inbox.composer.files");
  if (uploads.length === 0) return null;
  return (
    <ul aria-label={t("label")} className="mb-2 flex flex-wrap gap-2">
      {uploads.map((upload) => (
        <Chip key={upload.key} upload={upload} onRemove={() => onRemove(upload.key)} />
      ))}
    </ul>
  );
}

function Chip({ upload, onRemove }: { upload: Upload; onRemove: () => void }) {
  const t = useTranslations("inbox.composer.files");
  const { file, preview, state, progress, reason } = upload;
  const size = useFileSize(file.size);
  const known = reason === "tooLarge" || reason === "offline" ? t(reason) : reason;
  return (
    <li
      data-testid="upload"
      data-state={state}
      className="relative flex max-w-full min-w-0 items-center gap-2 overflow-hidden rounded-lg border bg-card py-1 pr-1 pl-1.5"
    >
      {preview ? (
        // eslint-disable-next-line @next/next/no-img-element -- a file of this computer
        <img src={preview} alt="" className="size-9 rounded-sm object-cover" />
      ) : (
        <FileText aria-hidden className="size-5 text-muted-foreground" />
      )}
      <span className="min-w-0">
        <span className="block max-w-48 truncate text-xs font-medium">{file.name}</span>
        <span
          role={state === "failed" ? "alert" : undefined}
          className={`block max-w-60 text-2xs num ${state === "failed" ? "text-danger" : "text-muted-foreground"}`}
        >
          {state === "sending" ? t("sending", { share: progress }) : (known ?? size)}
        </span>
      </span>
      <Button
        variant="ghost"
        size="icon-sm"
        disabled={state === "sending"}
        aria-label={t("remove", { name: file.name })}
        onClick={onRemove}
      >
        <X />
      </Button>
      {state === "sending" && (
        <span
          aria-hidden
          className="absolute bottom-0 left-0 h-0.5 bg-primary"
          style={{ width: `${progress * 100}%` }}
        />
      )}
    </li>
  );
}
