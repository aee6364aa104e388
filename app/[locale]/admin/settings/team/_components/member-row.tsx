"use client";

import { UserMinus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import type { Member } from "@/lib/organizations/schemas";
import { MemberSettings } from "./member-settings";
import { RemoveMemberDialog } from "./remove-member-dialog";
import { RoleSelect } from "./role-select";

export const memberColumns =
  "grid grid-cols-[minmax(0,1fr)_9rem_4rem] items-center gap-x-3 max-sm:grid-cols-[minmax(0,1fr)_auto] pointer-coarse:grid-cols-[minmax(0,1fr)_9rem_5.5rem] max-sm:pointer-coarse:grid-cols-[minmax(0,1fr)_auto] @2xl:grid-cols-[minmax(0,1fr)_9rem_8rem_4rem]";

type Props = { member: Member; others: Member[]; isMe: boolean; isLastAdmin: boolean; manages: boolean };

export function MemberRow({ member, others, isMe, isLastAdmin, manages }: Props) {
  const t = useTranslations("settings.team");
  const roles = useTranslations("shell.roles");
  const format = useFormatter();
  const joined = format.dateTime(new Date(member.joined_at), { dateStyle: "medium" });
  return (
    <div role="row" data-testid="member-row" className={`${memberColumns} gap-y-2 border-b py-2.5`}>
      <div role="cell" className="flex min-w-0 items-center gap-3 max-sm:col-start-1 max-sm:row-start-1">
        <Avatar name={member.full_name} />
        <div className="flex min-w-0 flex-col">
          <span className="flex min-w-0 items-center gap-2">
            <span className="truncate text-sm font-medium" title={member.full_name}>
              {member.full_name}
            </span>
            {isMe && <Badge variant="outline">{t("you")}</Badge>}
            {member.availability === "away" && <Badge>{t("away")}</Badge>}
          </span>
          <span className="truncate text-xs text-muted-foreground" title={member.email}>
            {member.email}
          </span>
        </div>
      </div>
      <div role="cell" className="max-sm:col-span-full max-sm:row-start-2 max-sm:pl-11">
        {manages ? (
          <RoleSelect member={member} isMe={isMe} locked={isLastAdmin} />
        ) : (
          <span className="text-sm text-muted-foreground">{roles(member.role)}</span>
        )}
      </div>
      <div role="cell" className="hidden text-xs text-muted-foreground num @2xl:block">
        {joined}
      </div>
      <div role="cell" className="flex max-sm:col-start-2 max-sm:row-start-1">
        {manages && <MemberSettings member={member} />}
        {manages && !isMe && <RemoveButton member={member} others={others} />}
      </div>
      {manages && isLastAdmin && (
        <p className="col-span-full pl-11 text-xs text-muted-foreground">
          {t(isMe ? "lastAdminSelf" : "lastAdmin")}
        </p>
      )}
    </div>
  );
}

function RemoveButton({ member, others }: Pick<Props, "member" | "others">) {
  const t = useTranslations("settings.team.remove");
  const [asked, setAsked] = useState(false);
  return (
    <>
      <IconButton
        label={t("action", { name: member.full_name })}
        className="text-muted-foreground hover:text-danger"
        onClick={() => setAsked(true)}
      >
        <UserMinus />
      </IconButton>
      <RemoveMemberDialog member={member} others={others} open={asked} onOpenChange={setAsked} />
    </>
  );
}
