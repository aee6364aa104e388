"use client";

import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { updateMemberAction } from "@/app/actions/organizations";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { toast } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import { visibilities, type Visibility } from "@/lib/auth/permissions";
import type { Member } from "@/lib/organizations/schemas";

const asRole = "role";

/** What one member sees, whatever their role says. */
export function MemberSettings({ member }: { member: Member }) {
  const t = useTranslations("people.member");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [visibility, setVisibility] = useState<Visibility | null>(member.visibility);
  const { run, pending } = useAction(updateMemberAction);
  const show = (next: boolean) => {
    if (next) setVisibility(member.visibility);
    setOpen(next);
  };
  const save = async () => {
    const result = await run({ user_id: member.user_id, visibility });
    if (!result.ok) return;
    setOpen(false);
    toast.success(t("saved", { name: member.full_name }));
    router.refresh();
  };
  return (
    <>
      <IconButton
        label={t("action", { name: member.full_name })}
        className="text-muted-foreground"
        onClick={() => show(true)}
      >
        <SlidersHorizontal />
      </IconButton>
      <ConfirmDialog
        open={open}
        onOpenChange={show}
        title={t("title", { name: member.full_name })}
        description={t("description")}
        confirmLabel={t("save")}
        pending={pending}
        onConfirm={() => void save()}
      >
        <Field label={t("visibility")} description={t(`visibilityHint.${visibility ?? asRole}`)}>
          <Select
            value={visibility ?? asRole}
            onValueChange={(value) => setVisibility(visibilities.find((name) => name === value) ?? null)}
          >
            <SelectTrigger data-testid="visibility">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {[asRole, ...visibilities].map((name) => (
                <SelectItem key={name} value={name}>
                  {t(`visibilities.${name as Visibility | typeof asRole}`)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        </Field>
      </ConfirmDialog>
    </>
  );
}
