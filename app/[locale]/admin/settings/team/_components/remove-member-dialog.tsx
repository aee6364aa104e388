"use client";

import { useTranslations } from "next-intl";
import { removeMemberAction } from "@/app/actions/organizations";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { toast } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import type { Member } from "@/lib/organizations/schemas";

type Props = { member: Member; open: boolean; onOpenChange: (open: boolean) => void };

export function RemoveMemberDialog({ member, open, onOpenChange }: Props) {
  const t = useTranslations("settings.team.remove");
  const router = useRouter();
  const { run, pending } = useAction(removeMemberAction);
  const remove = async () => {
    const result = await run({ user_id: member.user_id });
    if (!result.ok) return;
    onOpenChange(false);
    toast.success(t("done", { name: member.full_name }));
    router.refresh();
  };
  return (
    <ConfirmDialog
      danger
      open={open}
      onOpenChange={onOpenChange}
      title={t("title", { name: member.full_name })}
      description={t("description", { email: member.email })}
      confirmLabel={t("confirm")}
      pending={pending}
      onConfirm={() => void remove()}
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm marker:text-muted-foreground">
        <li>{t("leads")}</li>
        <li>{t("history")}</li>
        <li>{t("back")}</li>
      </ul>
    </ConfirmDialog>
  );
}
