"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { QuickTask } from "./quick-task";

export type AskedLead = { id: string; name: string };

const suggestions = ["call_tomorrow", "message_three_days", "meeting_next_week"] as const;

/** The last step is done: what is the next one? A lead without one is a lead that is forgotten. */
export function NextStepDialog({ lead, onClose }: { lead: AskedLead; onClose: () => void }) {
  const t = useTranslations("tasks.next");
  const [suggested, setSuggested] = useState("");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm" data-testid="next-step-dialog">
        <DialogHeader>
          <DialogTitle className="break-words">{t("title", { name: lead.name || "none" })}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <QuickTask key={suggested} autoFocus leadId={lead.id} initial={suggested} onCreated={onClose} />
        <div className="flex flex-wrap gap-1.5">
          {suggestions.map((id) => (
            <Button key={id} variant="secondary" size="sm" onClick={() => setSuggested(t(`suggest.${id}`))}>
              {t(`suggest.${id}`)}
            </Button>
          ))}
        </div>
        <DialogFooter>
          <Button variant="ghost" onClick={onClose}>
            {t("skip")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
