"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/sonner";

type CopyFieldProps = { label: string; value: string; description?: string; testId?: string };

const copiedForMs = 2_000;

/** A value to take elsewhere: an id, a URL, a token. */
export function CopyField({ label, value, description, testId }: CopyFieldProps) {
  const t = useTranslations("settings.form");
  const id = useId();
  const { copied, copy } = useCopy(value);
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1.5">
      <p id={id} className="text-sm font-medium">
        {label}
      </p>
      <div className="flex items-start rounded-md border bg-muted pl-2.5">
        <code
          data-testid={testId}
          className="min-w-0 flex-1 py-2 font-mono text-xs break-all select-all pointer-coarse:py-3.5"
        >
          {value}
        </code>
        <IconButton label={t("copy", { label })} onClick={copy} className="text-muted-foreground">
          {copied ? <Check className="text-success-mark" /> : <Copy />}
        </IconButton>
      </div>
      {description && <p className="text-xs text-muted-foreground">{description}</p>}
      <span role="status" className="sr-only">
        {copied && t("copied")}
      </span>
    </div>
  );
}

function useCopy(value: string) {
  const t = useTranslations("settings.form");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), copiedForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  // There is no clipboard on a page without TLS.
  const copy = () =>
    void Promise.resolve(
      navigator.clipboard?.writeText(value) ?? Promise.reject(new Error("no clipboard")),
    ).then(
      () => setCopied(true),
      () => toast.error(t("copyFailed")),
    );
  return { copied, copy };
}
