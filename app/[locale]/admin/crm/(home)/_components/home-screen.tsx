"use client";

import { useTranslations } from "next-intl";
import { NewLead } from "@/components/leads/new-lead";
import { useMembers } from "@/components/leads/owner";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import type { Member } from "@/lib/organizations/schemas";
import { FirstSteps } from "./first-steps";
import { FunnelStrip } from "./funnel-strip";
import { waitsForPerson, type HomeData } from "./home-data";
import { NewestLeads } from "./newest-leads";
import { UnassignedLeads } from "./unassigned-leads";
import { useHome } from "./use-home";
import { WaitingConversations } from "./waiting-conversations";

type HomeScreenProps = {
  partOfDay: "morning" | "afternoon" | "evening";
  me: { id: string; firstName: string };
  initial: HomeData;
  members: Member[];
  may: { write: boolean; assign: boolean; connect: boolean };
};

/** What needs a person now, then what is new, then how the funnel stands. */
export function HomeScreen({ partOfDay, me, initial, members: initialMembers, may }: HomeScreenProps) {
  const t = useTranslations("home");
  const { data, refresh } = useHome(initial);
  const members = useMembers(initialMembers);
  const { conversations, unread, unassigned, newest, columns } = data;
  const waiting = conversations?.filter(waitsForPerson).length ?? 0;
  const isNew = newest?.length === 0 && !conversations?.length;
  const stages = columns?.map(({ stage }) => stage) ?? [];
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          may.write && (
            <NewLead stages={stages} members={members} userId={me.id} onCreated={refresh} variant="outline" />
          )
        }
      />
      <PageBody className="mx-auto flex max-w-300 flex-col gap-7" data-testid="home-page">
        <div className="flex flex-col gap-1">
          <p className="text-2xl font-semibold">{t(`greeting.${partOfDay}`, { name: me.firstName })}</p>
          {!isNew && <p className="text-base text-muted-foreground">{t("summary", { unread, waiting })}</p>}
        </div>
        {isNew ? (
          <FirstSteps mayConnect={may.connect} />
        ) : (
          <>
            {columns && <FunnelStrip columns={columns} />}
            <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
              {conversations && <WaitingConversations conversations={conversations} unread={unread} />}
              <div className="flex min-w-0 flex-col gap-8">
                {unassigned && unassigned.length > 0 && (
                  <UnassignedLeads
                    leads={unassigned}
                    userId={me.id}
                    mayAssign={may.assign}
                    onAssigned={refresh}
                  />
                )}
                {newest && <NewestLeads leads={newest} stages={stages} members={members} />}
              </div>
            </div>
          </>
        )}
      </PageBody>
    </>
  );
}
