"use client";

import { Mail } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { inviteMemberAction, revokeInviteAction } from "@/app/actions/organizations";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import type { Invite } from "@/lib/organizations/schemas";
import type { SentInvite } from "./invite-sent";

type Props = { invite: Invite; onResent: (invite: SentInvite) => void };

export function PendingInvite({ invite, onResent }: Props) {
  const t = useTranslations("settings.team.pending");
  const roles = useTranslations("shell.roles");
  const router = useRouter();
  const { run, pending } = useAction(inviteMemberAction);
  const resend = async () => {
    const result = await run({ email: invite.email, role: invite.role });
    if (!result.ok) return;
    onResent(result.data);
    router.refresh();
  };
  return (
    <li data-testid="invite-row" className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b py-2.5">
      <span aria-hidden className="grid size-8 shrink-0 place-items-center rounded-full bg-secondary">
        <Mail className="size-4 text-muted-foreground" />
      </span>
      <div className="flex min-w-0 flex-1 basis-48 flex-col">
        <span className="truncate text-sm font-medium" title={invite.email}>
          {invite.email}
        </span>
        <span className="text-xs text-muted-foreground">
          {roles(invite.role)}
          {" · "}
          <Expiry at={invite.expires_at} />
        </span>
      </div>
      <div className="flex gap-1.5 max-sm:pl-11">
        <Button
          variant="outline"
          size="sm"
          loading={pending}
          aria-label={t("resendTo", { email: invite.email })}
          onClick={() => void resend()}
        >
          {t("resend")}
        </Button>
        <RevokeButton invite={invite} />
      </div>
    </li>
  );
}

function Expiry({ at }: { at: string }) {
  const t = useTranslations("settings.team.pending");
  const format = useFormatter();
  const expires = new Date(at);
  const date = format.dateTime(expires, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  return expires > useNow() ? (
    t("expires", { date })
  ) : (
    <span className="text-warning">{t("expired", { date })}</span>
  );
}

function RevokeButton({ invite }: { invite: Invite }) {
  const t = useTranslations("settings.team.pending");
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const { run, pending } = useAction(revokeInviteAction);
  const revoke = async () => {
    const result = await run({ invite_id: invite.id });
    setAsked(false);
    if (result.ok) toast.success(t("revoked", { email: invite.email }));
    router.refresh();
  };
  return (
    <>
      <Button
        variant="danger-ghost"
        size="sm"
        aria-label={t("revokeOf", { email: invite.email })}
        onClick={() => setAsked(true)}
      >
        {t("revoke")}
      </Button>
      <ConfirmDialog
        danger
        open={asked}
        onOpenChange={setAsked}
        title={t("revokeTitle")}
        description={t("revokeDescription", { email: invite.email })}
        confirmLabel={t("revokeConfirm")}
        cancelLabel={t("keep")}
        pending={pending}
        onConfirm={() => void revoke()}
      />
    </>
  );
}
