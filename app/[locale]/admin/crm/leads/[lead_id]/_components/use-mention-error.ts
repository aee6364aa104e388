"use client";

import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/sonner";

/** Says that somebody who is mentioned may not see the lead; everything else is left to the action's own toast. */
export function useMentionError() {
  const t = useTranslations("leads.timeline");
  return ({ fields = {} }: { fields?: Record<string, string> }): boolean => {
    const isMention = Object.keys(fields).some((path) => path.startsWith("mentions"));
    if (isMention) toast.error(t("mentionUnseen"), { description: t("mentionUnseenHint") });
    return isMention;
  };
}
