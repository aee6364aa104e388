"use client";

import { ExternalLink, Hand, MessageCircle, SquareCheck, UserRound, Waypoints } from "lucide-react";
import { useTranslations } from "next-intl";
import { OwnerAvatar } from "@/components/leads/owner";
import { StageMark } from "@/components/leads/stage-mark";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Link } from "@/i18n/navigation";
import type { BoardColumn, LeadCard } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";

const nobody = "none";

type CardMenuProps = {
  card: LeadCard;
  at: { x: number; y: number };
  stages: BoardColumn["stage"][];
  members: Member[];
  mayMove: boolean;
  mayAssign: boolean;
  /** How many move with it, itself included. */
  together: number;
  isSelected: boolean;
  onSelect: () => void;
  onMove: (stageId: string) => void;
  /** Where there is another pipeline to go to. */
  onMovePipeline: (() => void) | undefined;
  onAssign: (userId: string | null) => void;
  onClaim: () => void;
  onClose: () => void;
};

/** One menu for the whole board, opened where the pointer or the card's button is. */
export function CardMenu({
  card,
  at,
  stages,
  mayMove,
  together,
  isSelected,
  onSelect,
  onMove,
  onMovePipeline,
  onClaim,
  onClose,
  ...assign
}: CardMenuProps) {
  const t = useTranslations("board.card");
  const pipelines = useTranslations("pipelines");
  return (
    <DropdownMenu open onOpenChange={(open) => !open && onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="pointer-events-none fixed size-0" style={{ left: at.x, top: at.y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        aria-label={t("menu", { name: card.full_name })}
        aria-labelledby={undefined}
        className="w-60"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          document
            .querySelector<HTMLElement>(`[data-lead-id="${card.id}"] a`)
            ?.focus({ preventScroll: true });
        }}
      >
        <DropdownMenuItem asChild>
          <Link href={`/admin/crm/leads/${card.id}`}>
            <ExternalLink aria-hidden />
            {t("openLead")}
          </Link>
        </DropdownMenuItem>
        {card.conversation_id && (
          <DropdownMenuItem asChild>
            <Link href={`/admin/crm/inbox/${card.conversation_id}`}>
              <MessageCircle aria-hidden />
              {t("openConversation")}
            </Link>
          </DropdownMenuItem>
        )}
        {assign.mayAssign && card.assigned_to === null && (
          <DropdownMenuItem onSelect={onClaim}>
            <Hand aria-hidden />
            {t("claim")}
          </DropdownMenuItem>
        )}
        <AssignItems card={card} {...assign} />
        {mayMove && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={onSelect}>
              <SquareCheck aria-hidden />
              {t(isSelected ? "unselect" : "select")}
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuLabel>
              {together > 1 ? t("moveAllTo", { count: together }) : t("moveTo")}
            </DropdownMenuLabel>
            <DropdownMenuRadioGroup value={together > 1 ? "" : card.stage_id} onValueChange={onMove}>
              {stages.map((stage) => (
                <DropdownMenuRadioItem key={stage.id} value={stage.id}>
                  <span className="inline-flex w-4 justify-center">
                    <StageMark stage={stage} />
                  </span>
                  <span className="truncate">{stage.name}</span>
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuRadioGroup>
            {onMovePipeline && (
              <>
                <DropdownMenuSeparator />
                <DropdownMenuItem onSelect={onMovePipeline}>
                  <Waypoints aria-hidden />
                  {pipelines("moveTo")}
                </DropdownMenuItem>
              </>
            )}
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

type AssignItemsProps = Pick<CardMenuProps, "card" | "members" | "mayAssign" | "onAssign">;

function AssignItems({ card, members, mayAssign, onAssign }: AssignItemsProps) {
  const t = useTranslations("board.card");
  const owner = useTranslations("leads.owner");
  if (!mayAssign) return null;
  return (
    <DropdownMenuSub>
      <DropdownMenuSubTrigger>
        <UserRound aria-hidden />
        {t("assign")}
      </DropdownMenuSubTrigger>
      <DropdownMenuSubContent className="max-h-80 w-56">
        <DropdownMenuRadioGroup
          value={card.assigned_to ?? nobody}
          onValueChange={(value) => onAssign(value === nobody ? null : value)}
        >
          {members.map((member) => (
            <DropdownMenuRadioItem key={member.user_id} value={member.user_id}>
              <OwnerAvatar owner={member} />
              <span className="truncate">{member.full_name}</span>
            </DropdownMenuRadioItem>
          ))}
          <DropdownMenuRadioItem value={nobody}>
            <OwnerAvatar owner={undefined} />
            {owner("nobody")}
          </DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
      </DropdownMenuSubContent>
    </DropdownMenuSub>
  );
}
