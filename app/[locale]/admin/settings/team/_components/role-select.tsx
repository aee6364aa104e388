"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { updateMemberAction } from "@/app/actions/organizations";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { toast } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import { roles, type Role } from "@/lib/auth/permissions";
import type { Member } from "@/lib/organizations/schemas";

type Props = {
  member: Member;
  isMe: boolean;
  /** The only admin there is. */
  locked: boolean;
};

export function RoleSelect({ member, isMe, locked }: Props) {
  const t = useTranslations("settings.team");
  const names = useTranslations("shell.roles");
  const router = useRouter();
  const { run, pending } = useAction(updateMemberAction);
  // Shown at once; it gives way as soon as the server's own answer differs from where it started.
  const [chosen, setChosen] = useState<{ from: Role; to: Role } | null>(null);
  const [asked, setAsked] = useState<Role | null>(null);
  const shown = chosen?.from === member.role ? chosen.to : member.role;

  const save = async (role: Role) => {
    setChosen({ from: member.role, to: role });
    const result = await run({ user_id: member.user_id, role });
    setAsked(null);
    if (!result.ok) return setChosen(null);
    toast.success(t("roleChanged", { name: member.full_name, role: names(role) }));
    router.refresh();
  };

  return (
    <>
      <Select
        value={shown}
        disabled={locked || pending}
        onValueChange={(value) => {
          const role = roles.find((name) => name === value);
          if (!role || role === shown) return;
          if (isMe) setAsked(role);
          else void save(role);
        }}
      >
        <SelectTrigger aria-label={t("roleOf", { name: member.full_name })} className="max-sm:w-40">
          <SelectValue>{names(shown)}</SelectValue>
        </SelectTrigger>
        <SelectContent align="end">
          {roles.map((role) => (
            <SelectItem key={role} value={role}>
              {names(role)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => open || setAsked(null)}
        title={t("demote.title")}
        description={asked ? t("demote.description", { role: names(asked) }) : ""}
        confirmLabel={t("demote.confirm")}
        pending={pending}
        onConfirm={() => asked && void save(asked)}
      />
    </>
  );
}
