"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import type { CreateLeadInput, Lead } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import { NewLeadForm } from "./new-lead-form";

export type StageOption = Pick<Stage, "id" | "name" | "color" | "stage_type"> &
  Partial<Pick<Stage, "pipeline_id">>;

export type NewLeadDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  stages: StageOption[];
  members: Member[];
  /** Who creates it, and owns it unless another person is chosen. */
  userId: string;
  onCreated: (lead: Lead) => void;
  /** What is known already, and what the server said is missing. */
  start?: NewLeadStart;
};

export type NewLeadStart = {
  values: Partial<Pick<CreateLeadInput, "full_name" | "phone" | "stage_id" | "assigned_to">>;
  errors: Record<string, string>;
};

export function NewLeadDialog({ open, onOpenChange, ...form }: NewLeadDialogProps) {
  const t = useTranslations("leads.new");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent data-testid="new-lead-dialog">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <NewLeadForm onCancel={() => onOpenChange(false)} {...form} />
      </DialogContent>
    </Dialog>
  );
}
