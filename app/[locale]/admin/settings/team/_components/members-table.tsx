"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/settings/section";
import { Alert } from "@/components/ui/alert";
import type { Member } from "@/lib/organizations/schemas";
import { memberColumns, MemberRow } from "./member-row";

type Props = { members: Member[]; myId: string | null; manages: boolean };

/** A table by its roles: the rows fold into two lines on a phone, which table elements would not. */
export function MembersTable({ members, myId, manages }: Props) {
  const t = useTranslations("settings");
  const admins = members.filter(({ role }) => role === "admin");
  return (
    <Section
      title={t("team.members")}
      aside={
        <p className="text-xs text-muted-foreground num">{t("team.count", { count: members.length })}</p>
      }
    >
      {!manages && <Alert>{t("form.readOnly")}</Alert>}
      <div role="table" aria-label={t("team.members")} className="@container flex flex-col">
        <div role="rowgroup" className="max-sm:sr-only">
          <div
            role="row"
            className={`${memberColumns} border-b pb-1.5 text-xs font-medium text-muted-foreground`}
          >
            <span role="columnheader">{t("team.columns.person")}</span>
            <span role="columnheader">{t("team.columns.role")}</span>
            <span role="columnheader" className="hidden @2xl:block">
              {t("team.columns.joined")}
            </span>
            <span role="columnheader">
              <span className="sr-only">{t("team.columns.actions")}</span>
            </span>
          </div>
        </div>
        <div role="rowgroup">
          {members.map((member) => (
            <MemberRow
              key={member.user_id}
              member={member}
              others={members.filter(({ user_id }) => user_id !== member.user_id)}
              isMe={member.user_id === myId}
              isLastAdmin={member.role === "admin" && admins.length === 1}
              manages={manages}
            />
          ))}
        </div>
      </div>
    </Section>
  );
}
