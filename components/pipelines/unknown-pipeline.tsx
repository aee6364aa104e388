"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** A link may outlive its pipeline: says so and which one is shown instead. */
export function UnknownPipeline({ shown, onDismiss }: { shown: string; onDismiss: () => void }) {
  const t = useTranslations("pipelines");
  return (
    <Alert
      variant="warning"
      data-testid="unknown-pipeline"
      className="items-center"
      action={
        <Button variant="ghost" size="sm" className="shrink-0" onClick={onDismiss}>
          {t("understood")}
        </Button>
      }
    >
      {t("unknown", { name: shown })}
    </Alert>
  );
}
