"use client";

import { Check, Ellipsis, MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type MouseEvent } from "react";
import { NextStep, StaleMark } from "./next-step";
import { useMoney } from "@/components/leads/money";
import { OwnerAvatar } from "@/components/leads/owner";
import { TimeAt } from "@/components/leads/relative-time";
import { TagDots } from "@/components/leads/tags";
import { ScoreChip } from "@/components/ui/score-chip";
import { Link } from "@/i18n/navigation";
import type { LeadCard as Card } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import { cn } from "@/lib/utils";

type LeadCardProps = {
  card: Card;
  owner: Member | undefined;
  now: Date;
  state?: "resting" | "carried" | "dragged" | "menu";
  isSelected?: boolean;
  /** How many are carried with it. */
  others?: number;
  /** The id of the text that says how to move a card. */
  instructionsId?: string;
  tabIndex?: number;
  onOpenMenu?: (event: MouseEvent<HTMLButtonElement>) => void;
};

/** Three lines: who and how warm; where from and how much; whose, what is new, tags. The whole card is its link. */
export const LeadCard = memo(function LeadCard(props: LeadCardProps) {
  const { card, state = "resting", isSelected, others = 0, instructionsId, tabIndex } = props;
  const t = useTranslations("board.many");
  const money = useMoney();
  const hasSecondLine = card.company !== null || card.estimated_value !== null;
  return (
    <article
      data-slot="lead-card-surface"
      className={cn(
        "group/card relative flex flex-col gap-1 rounded-lg border bg-card px-2.5 pt-2 pb-1.5 transition-[border-color,box-shadow] hover:border-input has-[[data-slot=lead-card-link]:focus-visible]:outline-2 has-[[data-slot=lead-card-link]:focus-visible]:-outline-offset-1 has-[[data-slot=lead-card-link]:focus-visible]:outline-ring",
        state === "menu" && "border-control",
        isSelected && "border-ring bg-primary-soft hover:border-ring",
        state === "carried" && "-translate-y-0.5 border-ring shadow-float",
        state === "dragged" && "rotate-[1.5deg] cursor-grabbing border-control shadow-float",
      )}
    >
      {others > 0 && (
        <span className="absolute -top-2 -right-2 z-2 inline-flex h-5 min-w-5 items-center justify-center rounded-full bg-primary px-1.5 text-2xs font-semibold text-primary-foreground num">
          {others + 1}
        </span>
      )}
      <div className="flex items-center gap-2">
        {isSelected && <Check aria-hidden className="size-4 shrink-0 text-primary-text" />}
        <Link
          href={`/admin/crm/leads/${card.id}`}
          prefetch={false}
          draggable={false}
          tabIndex={tabIndex}
          data-slot="lead-card-link"
          aria-describedby={instructionsId}
          aria-keyshortcuts="m"
          className="min-w-0 flex-1 truncate text-sm font-semibold outline-none [-webkit-touch-callout:none] after:absolute after:inset-0 after:rounded-lg"
        >
          {card.full_name}
          {isSelected && <span className="sr-only">, {t("isSelected")}</span>}
        </Link>
        {card.lead_score !== null && <ScoreChip score={card.lead_score} className="z-1" />}
      </div>
      {hasSecondLine && (
        <div className="flex items-baseline gap-2 text-xs">
          <span className="min-w-0 flex-1 truncate text-muted-foreground">{card.company}</span>
          {card.estimated_value !== null && (
            <span className="shrink-0 font-medium num">{money(card.estimated_value, card.currency)}</span>
          )}
        </div>
      )}
      <LastLine {...props} />
    </article>
  );
});

function LastLine({ card, owner, now, onOpenMenu, state }: LeadCardProps) {
  const t = useTranslations("board.card");
  const isUnread = card.unread_count > 0;
  return (
    <div className="flex h-6 items-center gap-2 text-2xs text-muted-foreground">
      <NextStep card={card} now={now} />
      <OwnerAvatar owner={owner} className="z-1" />
      {card.last_message_at && (
        <span className={cn("z-1 flex items-center gap-1", isUnread && "font-semibold text-foreground")}>
          <span className="relative inline-flex">
            <MessageCircle aria-hidden className={cn("size-3.5", isUnread && "text-whatsapp-mark")} />
            {isUnread && (
              <span
                aria-hidden
                className="absolute -top-0.5 -right-0.5 size-2 rounded-full bg-brand ring-2 ring-card"
              />
            )}
          </span>
          <TimeAt at={card.last_message_at} now={now} />
          {isUnread && <span className="sr-only">{t("unread", { count: card.unread_count })}</span>}
        </span>
      )}
      <StaleMark card={card} now={now} />
      <TagDots
        tags={card.tags}
        label={t("tags", { tags: card.tags.join(", ") })}
        className={cn(
          "z-1 ml-auto transition-[margin]",
          state === "menu" && "mr-6",
          onOpenMenu && "group-focus-within/card:mr-6 group-hover/card:mr-6 pointer-coarse:mr-7",
        )}
      />
      {onOpenMenu && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t("menu", { name: card.full_name })}
          aria-haspopup="menu"
          aria-expanded={state === "menu"}
          onClick={onOpenMenu}
          className="absolute right-1.5 bottom-1.5 z-1 inline-flex size-6 items-center justify-center rounded-sm opacity-0 transition-opacity group-focus-within/card:opacity-100 group-hover/card:opacity-100 hover:bg-accent hover:text-foreground focus-visible:opacity-100 aria-expanded:bg-accent aria-expanded:opacity-100 pointer-coarse:right-0 pointer-coarse:bottom-0 pointer-coarse:size-11 pointer-coarse:opacity-100"
        >
          <Ellipsis aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
