"use client";

import { Bot, Hand } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Conversation } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";
import { focusComposer } from "./focus-composer";
import { useInbox } from "./inbox-context";
import { useHandler } from "./use-handler";

/** Says that nobody of the team has the thread, and lets one take it. */
export function HandlerBar({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox.handler");
  const { can } = useInbox().seed;
  const { takeOver, isPending } = useHandler(conversation);
  const isAgent = conversation.handler === "agent";
  if (!isAgent && conversation.assigned_to) return null;
  const take = () => {
    void takeOver();
    focusComposer();
  };
  const Icon = isAgent ? Bot : Hand;
  return (
    <div
      className={cn(
        "flex min-h-11 shrink-0 items-center gap-2.5 border-b px-4 py-1.5 text-sm max-md:px-3",
        isAgent ? "bg-info-soft" : "bg-warning-soft",
      )}
    >
      <Icon aria-hidden className={cn("size-4 shrink-0", isAgent ? "text-info" : "text-warning")} />
      <p className="min-w-0 flex-1">
        <span className="font-medium">{isAgent ? t("agent") : t("nobody")}</span>
        <span className="text-muted-foreground max-lg:hidden">
          {" "}
          {isAgent ? t("agentHint") : t("nobodyHint")}
        </span>
      </p>
      {can.reply && (
        <Button size="sm" onClick={take} disabled={isPending} data-testid="take-over">
          {t("takeOver")}
        </Button>
      )}
    </div>
  );
}
