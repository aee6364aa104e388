"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { InviteForm } from "./invite-form";
import { InviteSent, type SentInvite } from "./invite-sent";

/** Asks who joins as what, then says what was sent. */
export function InviteDialog() {
  const t = useTranslations("settings.team.invite");
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState<SentInvite | null>(null);
  const change = (next: boolean) => {
    if (next) setSent(null);
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button>
          <UserPlus aria-hidden />
          {t("action")}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t(sent ? "sentTitle" : "title")}</DialogTitle>
          <DialogDescription className={sent ? "sr-only" : undefined}>{t("description")}</DialogDescription>
        </DialogHeader>
        {sent ? (
          <InviteSent invite={sent} onAnother={() => setSent(null)} onDone={() => setOpen(false)} />
        ) : (
          <InviteForm onSent={setSent} />
        )}
      </DialogContent>
    </Dialog>
  );
}
