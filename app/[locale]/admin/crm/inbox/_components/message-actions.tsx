"use client";

import { ChevronDown, Copy, Reply } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { reactToMessageAction } from "@/app/actions/messaging";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { Conversation, Message } from "@/lib/messaging/schemas";
import { focusComposer } from "./focus-composer";
import { useInbox } from "./inbox-context";
import { useWindow } from "./moment";
import { answerMessage } from "./replies";

const emojis = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;

type Props = { message: Message; conversation: Conversation };

/** What can be done with a message. It stays out of the way until somebody points at it or tabs to it. */
export function MessageActions({ message, conversation }: Props) {
  const t = useTranslations("inbox.actions");
  const { seed } = useInbox();
  const isOpen = useWindow(conversation.window_expires_at) !== null;
  const { run } = useAction(reactToMessageAction);
  const isKnown = message.provider_message_id !== null && !message.revoked_at;
  const canAnswer = seed.can.reply && isOpen && isKnown;
  const mine = message.reactions.find(({ by }) => by === "team")?.emoji;
  if (!canAnswer && !message.content) return null;
  const copy = () =>
    navigator.clipboard.writeText(message.content ?? "").then(
      () => toast(t("copied")),
      () => toast.error(t("copyFailed")),
    );
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("label")}
          className="shrink-0 self-center text-muted-foreground opacity-0 group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-60"
        >
          <ChevronDown />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="center">
        {canAnswer && (
          <div className="flex gap-0.5 p-1">
            {emojis.map((emoji) => (
              <DropdownMenuItem
                key={emoji}
                aria-label={t(mine === emoji ? "takeBack" : "react", { emoji })}
                onSelect={() => void run({ message_id: message.id, emoji: mine === emoji ? "" : emoji })}
                className={`size-9 justify-center p-0 text-lg pointer-coarse:size-11 ${mine === emoji ? "bg-muted" : ""}`}
              >
                {emoji}
              </DropdownMenuItem>
            ))}
          </div>
        )}
        {canAnswer && (
          <DropdownMenuItem
            data-testid="reply-to"
            onSelect={() => {
              answerMessage(conversation.id, message.id);
              focusComposer();
            }}
          >
            <Reply />
            {t("reply")}
          </DropdownMenuItem>
        )}
        {message.content && (
          <DropdownMenuItem onSelect={() => void copy()}>
            <Copy />
            {t("copy")}
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
