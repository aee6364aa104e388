import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { NoPermissionState } from "@/components/states/no-permission-state";
import type { Locale } from "@/i18n/routing";
import { mayOpen, pageCtx } from "@/lib/http";
import { actorUserId } from "@/lib/context";
import { listInvites, listMembers } from "@/lib/organizations";
import { listTeams } from "@/lib/teams";
import { InviteDialog } from "./_components/invite-dialog";
import { MembersTable } from "./_components/members-table";
import { PendingInvites } from "./_components/pending-invites";
import { TeamsSection } from "./_components/teams-section";
import { TeamLive } from "./_components/team-live";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "settings" });
  return { title: `${t("team.title")} · ${t("title")}` };
}

export default async function TeamPage({ params }: Props) {
  const { locale } = await params;
  const ctx = await pageCtx(locale);
  if (!mayOpen(ctx, "members.read")) return <NoPermissionState />;
  const manages = mayOpen(ctx, "members.manage");
  const t = await getTranslations({ locale, namespace: "settings.team" });
  const { data: members } = await listMembers.execute(ctx, {});
  const invites = manages ? (await listInvites.execute(ctx, {})).data : [];
  const teams = manages ? (await listTeams.execute(ctx, {})).data : [];
  return (
    <SettingsPage
      title={t("title")}
      description={t("description")}
      actions={manages && <InviteDialog />}
      width="list"
    >
      <TeamLive />
      <MembersTable members={members} myId={actorUserId(ctx.actor)} manages={manages} />
      {manages && <TeamsSection teams={teams} members={members} />}
      {manages && <PendingInvites invites={invites} />}
    </SettingsPage>
  );
}
