"use client";

import { CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/leads/relative-time";
import { Avatar } from "@/components/ui/avatar";
import { Badge, CountBadge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/i18n/navigation";
import type { Conversation } from "@/lib/messaging/schemas";
import { HomeSection, homeRow } from "./home-section";
import { waitsForPerson } from "./home-data";

const shownMax = 8;

type WaitingConversationsProps = { conversations: Conversation[]; unread: number };

/** Handed over and untaken first, then unread; the ones that wait longest are on top. */
export function WaitingConversations({ conversations, unread }: WaitingConversationsProps) {
  const t = useTranslations("home.waiting");
  const oldestFirst = conversations.toReversed();
  const handedOver = oldestFirst.filter(waitsForPerson);
  const unreadOnes = oldestFirst.filter((one) => one.unread_count > 0 && !waitsForPerson(one));
  const shown = [...handedOver, ...unreadOnes].slice(0, shownMax);
  return (
    <HomeSection
      id="home-waiting"
      title={t("title")}
      count={Math.max(unread, shown.length)}
      more={{ href: "/admin/crm/inbox", label: t("all") }}
    >
      {shown.length === 0 ? (
        <EmptyState
          size="sm"
          icon={<CheckCheck />}
          title={t("empty")}
          description={t("emptyDescription")}
          className="py-10"
        />
      ) : (
        <ul className="flex flex-col divide-y">
          {shown.map((conversation) => (
            <li key={conversation.id}>
              <Row conversation={conversation} />
            </li>
          ))}
        </ul>
      )}
    </HomeSection>
  );
}

function Row({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("home.waiting");
  const { contact_name, last_message_preview, last_message_at, last_message_direction, unread_count } =
    conversation;
  return (
    <Link href={`/admin/crm/inbox/${conversation.id}`} className={homeRow}>
      <Avatar name={contact_name} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-center gap-2">
          <span className="min-w-0 truncate text-base font-semibold">{contact_name}</span>
          {waitsForPerson(conversation) && <Badge variant="warning">{t("handedOver")}</Badge>}
        </span>
        <span className="truncate text-sm text-muted-foreground">
          {last_message_direction === "outbound" && t("us")}
          {last_message_preview}
        </span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-1">
        {last_message_at && <RelativeTime at={last_message_at} className="text-xs text-muted-foreground" />}
        <CountBadge count={unread_count} />
      </span>
    </Link>
  );
}
