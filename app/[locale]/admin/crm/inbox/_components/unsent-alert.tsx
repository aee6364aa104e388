"use client";

import { CircleAlert, RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Unsent } from "./use-outbox";

type UnsentAlertProps = { unsent: Unsent; isRetryable: boolean; onRetry: () => void; onDismiss: () => void };

/** The server did not take the message; its words are back in the field. */
export function UnsentAlert({ unsent, isRetryable, onRetry, onDismiss }: UnsentAlertProps) {
  const t = useTranslations("inbox.composer");
  return (
    <div
      role="alert"
      data-testid="unsent"
      className="mb-2 flex items-center gap-2 rounded-lg bg-danger-soft py-1.5 pr-1.5 pl-3 text-sm"
    >
      <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
      <p className="min-w-0 flex-1 text-pretty">
        <span className="font-medium">{t("unsent")}</span> {unsent.reason}
      </p>
      <Button variant="outline" size="sm" onClick={onRetry} disabled={!isRetryable}>
        <RotateCw aria-hidden />
        {t("retry")}
      </Button>
      <Button variant="ghost" size="icon-sm" aria-label={t("dismiss")} onClick={onDismiss}>
        <X />
      </Button>
    </div>
  );
}
