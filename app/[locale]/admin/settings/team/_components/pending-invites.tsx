"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/settings/section";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import type { Invite } from "@/lib/organizations/schemas";
import { InviteSent, type SentInvite } from "./invite-sent";
import { PendingInvite } from "./pending-invite";

export function PendingInvites({ invites }: { invites: Invite[] }) {
  const t = useTranslations("settings.team");
  const [resent, setResent] = useState<SentInvite | null>(null);
  return (
    <Section title={t("pending.title")} description={t("pending.description")}>
      {invites.length === 0 ? (
        <p className="border-t pt-3 text-sm text-muted-foreground">{t("pending.empty")}</p>
      ) : (
        <ul className="flex flex-col border-t">
          {invites.map((invite) => (
            <PendingInvite key={invite.id} invite={invite} onResent={setResent} />
          ))}
        </ul>
      )}
      <Dialog open={resent !== null} onOpenChange={(open) => open || setResent(null)}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{t("invite.sentTitle")}</DialogTitle>
            <DialogDescription className="sr-only">{t("invite.description")}</DialogDescription>
          </DialogHeader>
          {resent && <InviteSent invite={resent} onDone={() => setResent(null)} />}
        </DialogContent>
      </Dialog>
    </Section>
  );
}
