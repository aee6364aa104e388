"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { removeMemberAction } from "@/app/actions/organizations";
import { apiGet } from "@/components/data/api-client";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { toast } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import type { Member, MemberRecords } from "@/lib/organizations/schemas";

type Props = { member: Member; others: Member[]; open: boolean; onOpenChange: (open: boolean) => void };

const pool = "pool";

/** Says what the person has in hand and asks who takes it over. */
export function RemoveMemberDialog({ member, others, open, onOpenChange }: Props) {
  const t = useTranslations("settings.team.remove");
  const router = useRouter();
  const [successor, setSuccessor] = useState<string | undefined>(undefined);
  const { run, pending } = useAction(removeMemberAction);
  const { data: records } = useQuery({
    queryKey: ["member-records", member.user_id],
    queryFn: () => apiGet<MemberRecords>(`/organizations/members/${member.user_id}/records`),
    enabled: open,
    staleTime: 0,
  });
  const [missing, setMissing] = useState(false);
  const remove = async () => {
    if (!successor) return setMissing(true);
    const result = await run({ user_id: member.user_id, hand_over_to: successor });
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
      <p role="status" className="text-sm">
        {records ? t("records", { ...records }) : t("counting")}
      </p>
      <Field
        label={t("successor")}
        description={successor === pool ? t("poolHint") : undefined}
        error={missing && !successor ? t("successorMissing") : undefined}
      >
        <Select value={successor} onValueChange={setSuccessor}>
          <SelectTrigger data-testid="successor">
            <SelectValue placeholder={t("choose")} />
          </SelectTrigger>
          <SelectContent className="max-h-80">
            <SelectItem value={pool}>{t("pool")}</SelectItem>
            {others.map(({ user_id, full_name }) => (
              <SelectItem key={user_id} value={user_id}>
                {full_name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </Field>
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm marker:text-muted-foreground">
        <li>{t("history")}</li>
        <li>{t("back")}</li>
      </ul>
    </ConfirmDialog>
  );
}
