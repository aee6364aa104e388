"use client";

import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { NextStepRing, type NextStepState } from "@/components/tasks/next-step-ring";
import { Tooltip } from "@/components/ui/tooltip";
import type { LeadCard } from "@/lib/leads/schemas";

type Props = { card: LeadCard; now: Date };

/** What happens next with an open lead, as sellers know the colours: red nothing, yellow overdue, green planned. */
export function nextStepOf({ next_task_at }: Pick<LeadCard, "next_task_at">, now: Date): NextStepState {
  if (!next_task_at) return "none";
  return Date.parse(next_task_at) < now.getTime() ? "overdue" : "planned";
}

export function NextStep({ card, now }: Props) {
  const t = useTranslations("board.card.next");
  if (card.status !== "open") return null;
  const step = nextStepOf(card, now);
  const label = step === "none" ? t("none") : t(step, { task: card.next_task_title ?? "" });
  return (
    <Tooltip content={label}>
      <span data-next-step={step} className="z-1 inline-flex size-4 items-center justify-center">
        <NextStepRing step={step} />
        <span className="sr-only">{label}</span>
      </span>
    </Tooltip>
  );
}

const dayMs = 86_400_000;

/** How long nobody has done anything, once the stage says that this is too long. */
export function StaleMark({ card, now }: Props) {
  const t = useTranslations("board.card");
  if (!card.stale_since) return null;
  const days = Math.max(1, Math.floor((now.getTime() - Date.parse(card.last_activity_at)) / dayMs));
  return (
    <span
      data-testid="stale-mark"
      title={t("stale", { days })}
      className="z-1 flex items-center gap-0.5 text-warning"
    >
      <Hourglass aria-hidden className="size-3" />
      <span aria-hidden className="num">
        {t("staleDays", { days })}
      </span>
      <span className="sr-only">{t("stale", { days })}</span>
    </span>
  );
}
