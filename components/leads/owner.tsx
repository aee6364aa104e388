"use client";

import { useQuery } from "@tanstack/react-query";
import { UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { apiGet } from "@/components/data/api-client";
import { Avatar } from "@/components/ui/avatar";
import type { Member } from "@/lib/organizations/schemas";
import { cn } from "@/lib/utils";

const membersStaleMs = 5 * 60_000;

/** The organization's people; the page hands the first list in. */
export function useMembers(initial?: Member[]): Member[] {
  const { data } = useQuery({
    queryKey: ["members"],
    queryFn: async () => (await apiGet<{ data: Member[] }>("/organizations/current/members")).data,
    initialData: initial,
    staleTime: membersStaleMs,
  });
  return data ?? [];
}

type OwnerAvatarProps = { owner: Member | undefined; size?: "xs" | "sm"; className?: string };

/** Who has the lead; a dashed circle when nobody has. */
export function OwnerAvatar({ owner, size = "xs", className }: OwnerAvatarProps) {
  const t = useTranslations("leads.owner");
  if (owner) {
    return (
      <Avatar name={owner.full_name} size={size} title={owner.full_name} labelled className={className} />
    );
  }
  return (
    <span
      role="img"
      aria-label={t("nobody")}
      title={t("nobody")}
      className={cn(
        "inline-flex shrink-0 items-center justify-center rounded-full border border-dashed border-control text-muted-foreground",
        size === "xs" ? "size-5 [&_svg]:size-3" : "size-6 [&_svg]:size-3.5",
        className,
      )}
    >
      <UserRound aria-hidden />
    </span>
  );
}

/** Beside a name one could give a lead to: this person is not there now. */
export function AwayMark({ member }: { member: Pick<Member, "availability"> }) {
  const t = useTranslations("leads.owner");
  return member.availability === "away" ? (
    <span className="shrink-0 text-xs text-muted-foreground">{t("away")}</span>
  ) : null;
}
