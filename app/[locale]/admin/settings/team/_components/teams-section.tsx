"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteTeamAction } from "@/app/actions/teams";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Section } from "@/components/settings/section";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useRouter } from "@/i18n/navigation";
import type { Member } from "@/lib/organizations/schemas";
import type { Team } from "@/lib/teams/schemas";
import { TeamDialog } from "./team-dialog";

type Props = { teams: Team[]; members: Member[] };

/** Who sees whose records when their visibility is "team". */
export function TeamsSection({ teams, members }: Props) {
  const t = useTranslations("people.teams");
  const [edited, setEdited] = useState<Team | "new" | null>(null);
  return (
    <Section
      title={t("title")}
      description={t("description")}
      aside={
        <Button variant="outline" onClick={() => setEdited("new")}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      }
    >
      {teams.length === 0 ? (
        <p className="border-t pt-3 text-sm text-muted-foreground">{t("empty")}</p>
      ) : (
        <ul className="flex flex-col border-t">
          {teams.map((team) => (
            <TeamRow key={team.id} team={team} members={members} onEdit={() => setEdited(team)} />
          ))}
        </ul>
      )}
      {edited && (
        <TeamDialog
          team={edited === "new" ? undefined : edited}
          members={members}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  );
}

function TeamRow({ team, members, onEdit }: { team: Team; members: Member[]; onEdit: () => void }) {
  const t = useTranslations("people.teams");
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const { run, pending } = useAction(deleteTeamAction);
  const names = members.filter(({ user_id }) => team.member_ids.includes(user_id));
  const remove = async () => {
    await run({ team_id: team.id });
    setAsked(false);
    router.refresh();
  };
  return (
    <li data-testid="team-row" className="flex items-center gap-3 border-b py-2.5">
      <div className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-sm font-medium">{team.name}</span>
        <span className="truncate text-xs text-muted-foreground">
          {names.map(({ full_name }) => full_name).join(", ") || t("nobody")}
        </span>
      </div>
      <IconButton label={t("edit", { name: team.name })} onClick={onEdit}>
        <Pencil />
      </IconButton>
      <IconButton label={t("remove", { name: team.name })} onClick={() => setAsked(true)}>
        <Trash2 />
      </IconButton>
      <ConfirmDialog
        danger
        open={asked}
        onOpenChange={setAsked}
        title={t("removeTitle", { name: team.name })}
        description={t("removeDescription")}
        confirmLabel={t("removeConfirm")}
        pending={pending}
        onConfirm={() => void remove()}
      />
    </li>
  );
}
