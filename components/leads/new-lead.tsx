"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import { useCommandGroup, useShortcutGroup } from "@/components/shell/shell-context";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { useRouter } from "@/i18n/navigation";
import type { Lead } from "@/lib/leads/schemas";
import { NewLeadDialog, type NewLeadDialogProps } from "./new-lead-dialog";

type NewLeadProps = Pick<NewLeadDialogProps, "stages" | "members" | "userId"> & {
  onCreated?: (lead: Lead) => void;
  /** The primary action of its screen, or one among others. */
  variant?: "primary" | "outline";
};

/** The button, the `c` key and the ⌘K entry that open the dialog for a new lead. One per screen. */
export function NewLead({ onCreated, variant = "primary", ...dialog }: NewLeadProps) {
  const t = useTranslations("leads.new");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  useShortcuts([{ keys: "c", run: () => setOpen(true) }]);
  useShortcutGroup(
    useMemo(() => ({ id: "leads", heading: t("group"), items: [{ keys: "c", label: t("title") }] }), [t]),
  );
  useCommandGroup(
    useMemo(
      () => ({
        id: "leads",
        heading: t("group"),
        items: [
          {
            id: "new",
            label: t("title"),
            icon: <Plus aria-hidden />,
            shortcut: "c",
            onSelect: () => setOpen(true),
          },
        ],
      }),
      [t],
    ),
  );
  const created = (lead: Lead) => {
    setOpen(false);
    onCreated?.(lead);
    toast.success(t("created", { name: lead.full_name }), {
      action: { label: t("openIt"), onClick: () => router.push(`/admin/crm/leads/${lead.id}`) },
    });
  };
  return (
    <>
      <Button
        variant={variant}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="max-sm:px-2.5"
      >
        <Plus aria-hidden />
        <span className="max-sm:sr-only">{t("button")}</span>
      </Button>
      <NewLeadDialog open={open} onOpenChange={setOpen} onCreated={created} {...dialog} />
    </>
  );
}
