"use client";

import { useTranslations } from "next-intl";
import { z } from "zod";
import { Slots, slotNames } from "@/lib/ai/turn";
import type { Activity } from "@/lib/leads/schemas";

const Metadata = z.object({ slots: Slots });

/** The qualification's answers, a label each. */
export function useHandoffAnswers({ metadata }: Activity): { label: string; answer: string }[] {
  const t = useTranslations("leads.timeline.slots");
  const slots = Metadata.safeParse(metadata).data?.slots;
  return slotNames.flatMap((name) => {
    const answer = slots?.[name];
    return answer ? [{ label: t(name), answer }] : [];
  });
}
