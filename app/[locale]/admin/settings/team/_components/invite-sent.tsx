"use client";

import { useLocale, useTranslations } from "next-intl";
import { CopyField } from "@/components/settings/copy-field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import type { Role } from "@/lib/auth/permissions";

export type SentInvite = {
  email: string;
  role: Role;
  /** Outside production only. */
  token?: string;
};

type Props = { invite: SentInvite; onAnother?: () => void; onDone: () => void };

export function InviteSent({ invite: { email, role, token }, onAnother, onDone }: Props) {
  const t = useTranslations("settings.team.invite");
  const roles = useTranslations("shell.roles");
  const locale = useLocale();
  return (
    <>
      <Alert variant="success" className="break-words">
        {t("sent", { email, role: roles(role) })}
      </Alert>
      {token && (
        <CopyField
          label={t("link")}
          value={`${window.location.origin}/${locale}/auth/accept-invite?token=${encodeURIComponent(token)}`}
          description={t("linkHint")}
          testId="invite-link"
        />
      )}
      <DialogFooter>
        {onAnother && (
          <Button variant="outline" onClick={onAnother}>
            {t("another")}
          </Button>
        )}
        <Button autoFocus onClick={onDone}>
          {t("done")}
        </Button>
      </DialogFooter>
    </>
  );
}
