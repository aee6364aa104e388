"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { ErrorState } from "@/components/states/error-state";

/** A page that failed, inside the frame: the rest of the product stays at hand. */
export default function AdminErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  const t = useTranslations("states.error");
  const [retrying, startTransition] = useTransition();
  return (
    <>
      <PageHeader title={t("pageTitle")} />
      <PageBody>
        <ErrorState
          title={t("pageTitle")}
          requestId={error.digest}
          retrying={retrying}
          onRetry={() => startTransition(retry)}
        />
      </PageBody>
    </>
  );
}
