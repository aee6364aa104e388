"use client";

import { useTranslations } from "next-intl";
import { z } from "zod";
import type { SlotName } from "@/lib/ai/turn";
import type { Activity } from "@/lib/leads/schemas";

const slotNames = ["need", "budget", "timeline", "decision_maker"] as const satisfies readonly SlotName[];
const Answer = z.string().optional();
const Metadata = z.object({
  slots: z.object({ need: Answer, budget: Answer, timeline: Answer, decision_maker: Answer }),
});

/** The qualification's answers, a label each. */
export function useHandoffAnswers({ metadata }: Activity): { label: string; answer: string }[] {
  const t = useTranslations("leads.timeline.slots");
  const slots = Metadata.safeParse(metadata).data?.slots;
  return slotNames.flatMap((name) => {
    const answer = slots?.[name];
    return answer ? [{ label: t(name), answer }] : [];
  });
}
