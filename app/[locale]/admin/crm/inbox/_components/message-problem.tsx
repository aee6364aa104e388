"use client";

import { CircleAlert, RotateCw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { retryMessageAction } from "@/app/actions/messaging";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import type { Conversation, Message } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";
import { knownFailures } from "./failure-codes";
import { useInbox } from "./inbox-context";
import { useWindow } from "./moment";

/** Why a message did not arrive, or that nobody knows. Only what surely did not leave is offered again. */
export function MessageProblem({ message, conversation }: { message: Message; conversation: Conversation }) {
  const t = useTranslations("inbox");
  const { seed } = useInbox();
  const { run, pending } = useAction(retryMessageAction);
  const isOpen = useWindow(conversation.window_expires_at) !== null;
  const isFailed = message.status === "failed";
  const isSendable = message.message_type === "text" || message.media?.content_type != null;
  const Icon = isFailed ? CircleAlert : TriangleAlert;
  return (
    <div
      className={cn(
        "mt-1 flex max-w-[min(65ch,86%)] flex-wrap items-center justify-end gap-x-2 gap-y-0.5 text-xs",
        isFailed ? "text-danger" : "text-warning",
      )}
    >
      <p className="flex items-start gap-1.5 text-pretty">
        <Icon aria-hidden className="mt-0.5 size-3 shrink-0" />
        {isFailed ? reasonOf(t, message) : t("problem.unknown")}
      </p>
      {isFailed && message.is_retried && <span>{t("problem.sentAgain")}</span>}
      {isFailed && !message.is_retried && isSendable && isOpen && seed.can.reply && (
        <Button
          variant="ghost"
          size="sm"
          data-testid="retry"
          loading={pending}
          onClick={() => void run({ message_id: message.id })}
        >
          <RotateCw aria-hidden />
          {t("problem.sendAgain")}
        </Button>
      )}
    </div>
  );
}

function reasonOf(t: ReturnType<typeof useTranslations<"inbox">>, { failure }: Message): string {
  const code = failure?.code ?? "none";
  const known = knownFailures.find((candidate) => candidate === code);
  return known ? t(`failures.${known}`) : t("problem.failed", { code });
}
