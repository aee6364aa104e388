"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { BrokenThread } from "@/components/states/drawings";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type ErrorStateProps = {
  title?: ReactNode;
  /** What happened, what was kept and what to do. */
  description?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  /** The request id, or the digest of a rendering error: what support asks for. */
  requestId?: string;
  size?: "sm" | "md";
  titleAs?: "p" | "h1" | "h2" | "h3";
  className?: string;
};

export function ErrorState({
  title,
  description,
  onRetry,
  retrying,
  requestId,
  size = "md",
  titleAs,
  className,
}: ErrorStateProps) {
  const t = useTranslations("states.error");
  return (
    <div role="alert" className={className}>
      <EmptyState
        size={size}
        icon={<BrokenThread />}
        title={title ?? t("title")}
        titleAs={titleAs}
        description={description ?? t(requestId ? "descriptionWithCode" : "description")}
        action={
          <div className="flex flex-col items-center gap-3">
            {onRetry && (
              <Button variant="outline" onClick={onRetry} loading={retrying}>
                {t("retry")}
              </Button>
            )}
            {requestId && <RequestId id={requestId} />}
          </div>
        }
      />
    </div>
  );
}

function RequestId({ id }: { id: string }) {
  const t = useTranslations("states.error");
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(id).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <button
      type="button"
      onClick={copy}
      title={t("copy")}
      className="touch-target inline-flex items-center gap-1.5 rounded-sm px-1.5 font-mono text-2xs text-muted-foreground hover:text-foreground"
    >
      {t("requestId", { id })}
      {copied ? <Check aria-hidden className="size-3" /> : <Copy aria-hidden className="size-3" />}
      <span role="status" className="sr-only">
        {copied && t("copied")}
      </span>
    </button>
  );
}
