"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ActionError } from "./action-errors";
import { useAuthErrors, type Failure } from "./auth-errors";
import { inviteFailure, type InviteAnswer } from "./invite-answer";

type InviteExistingAccountProps = { onAccept: (answer: InviteAnswer) => Promise<ActionError | null> };

export function InviteExistingAccount({ onAccept }: InviteExistingAccountProps) {
  const t = useTranslations("auth.invite");
  const { formError } = useAuthErrors();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, startTransition] = useTransition();
  const accept = () =>
    startTransition(async () => {
      const error = await onAccept({});
      setFailure(error && inviteFailure(error));
    });
  return (
    <div className="flex flex-col gap-4">
      {failure && <Alert variant="danger">{formError(failure)}</Alert>}
      <p className="text-base text-pretty text-muted-foreground">{t("existingHint")}</p>
      <Button size="lg" loading={pending} onClick={accept}>
        {t("submit")}
      </Button>
    </div>
  );
}
