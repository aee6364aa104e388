"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { ErrorState } from "@/components/states/error-state";

/** Reported by the instrumentation, not here. The digest is what ties the screen to the log. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("states.error");
  const [retrying, startTransition] = useTransition();
  return (
    <main className="grid min-h-[70dvh] flex-1 place-items-center">
      <ErrorState
        title={t("pageTitle")}
        titleAs="h1"
        requestId={digestOf(error)}
        retrying={retrying}
        onRetry={() => startTransition(retry)}
      />
    </main>
  );
}

function digestOf(error: unknown) {
  return error instanceof Error && "digest" in error && typeof error.digest === "string"
    ? error.digest
    : undefined;
}
