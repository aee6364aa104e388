"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { createTeamAction, updateTeamAction } from "@/app/actions/teams";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useRouter } from "@/i18n/navigation";
import type { Member } from "@/lib/organizations/schemas";
import { CreateTeamInput, type Team } from "@/lib/teams/schemas";

type Props = { team: Team | undefined; members: Member[]; onClose: () => void };

/** A team's name and its people. */
export function TeamDialog({ team, members, onClose }: Props) {
  const t = useTranslations("people.teams");
  const router = useRouter();
  const [name, setName] = useState(team?.name ?? "");
  const [chosen, setChosen] = useState<readonly string[]>(team?.member_ids ?? []);
  const [missing, setMissing] = useState(false);
  const create = useAction(createTeamAction);
  const update = useAction(updateTeamAction);
  const save = async () => {
    const input = CreateTeamInput.safeParse({ name, member_ids: chosen });
    if (!input.success) return setMissing(true);
    const result = team
      ? await update.run({ team_id: team.id, ...input.data })
      : await create.run(input.data);
    if (!result.ok) return;
    onClose();
    router.refresh();
  };
  const toggle = (id: string) =>
    setChosen((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id]));
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={team ? t("edit", { name: team.name }) : t("add")}
      description={t("dialogHint")}
      confirmLabel={t("save")}
      pending={create.pending || update.pending}
      onConfirm={() => void save()}
    >
      <Field label={t("name")} error={missing && !name.trim() ? t("nameMissing") : undefined}>
        <Input value={name} maxLength={100} autoFocus onChange={(event) => setName(event.target.value)} />
      </Field>
      <fieldset className="flex max-h-60 flex-col gap-2.5 overflow-y-auto">
        <legend className="mb-2.5 text-sm font-medium">{t("people")}</legend>
        {members.map(({ user_id, full_name }) => (
          <Field key={user_id} inline label={full_name}>
            <Checkbox checked={chosen.includes(user_id)} onCheckedChange={() => toggle(user_id)} />
          </Field>
        ))}
      </fieldset>
    </ConfirmDialog>
  );
}
