"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ApiError } from "@/components/data/api-client";
import { ErrorState } from "@/components/states/error-state";
import { NotFoundState } from "@/components/states/not-found-state";
import { cn } from "@/lib/utils";
import { Composer } from "./composer";
import { HandlerBar } from "./handler-bar";
import { LeadAside } from "./lead-aside";
import { Thread } from "./thread";
import { BackButton, ThreadHeader } from "./thread-header";
import { ThreadSkeleton } from "./thread-skeleton";
import { useMarkRead } from "./use-mark-read";
import { usePanel } from "./use-panel";
import { useConversation } from "./use-thread";

/** The open thread with its composer, and the lead beside it. On a phone it takes the whole screen. */
export function ThreadPane({ conversationId }: { conversationId: string }) {
  const { data: conversation, error, refetch, isFetching } = useConversation(conversationId);
  const panel = usePanel();
  useMarkRead(conversation);
  if (!conversation) {
    if (!error) return <ThreadSkeleton />;
    return (
      <Frame>
        <div className="flex h-14 items-center border-b bg-background px-2 md:hidden">
          <BackButton />
        </div>
        <div className="flex flex-1 items-center justify-center">
          {isMissing(error) ? (
            <NotFoundState homeHref="/admin/crm/inbox" />
          ) : (
            <ErrorState onRetry={() => void refetch()} retrying={isFetching} requestId={requestIdOf(error)} />
          )}
        </div>
      </Frame>
    );
  }
  return (
    <>
      <Frame label={conversation.contact_name}>
        <ThreadHeader conversation={conversation} onTogglePanel={panel.toggle} isPanelOpen={panel.isOpen} />
        <HandlerBar conversation={conversation} />
        <Thread conversation={conversation} />
        <Composer conversation={conversation} />
      </Frame>
      {conversation.lead_id && <LeadAside leadId={conversation.lead_id} panel={panel} />}
    </>
  );
}

/** On a phone it lies over the list and the top bar: the composer gets the height it needs beside a keyboard. */
export function Frame({ label, className, children }: { label?: string; className?: string; children: ReactNode }) {
  const t = useTranslations("inbox");
  return (
    <section
      data-hide-bottom-bar
      aria-label={label ?? t("thread.label")}
      className={cn(
        "flex min-w-0 flex-1 flex-col bg-background max-md:absolute max-md:inset-0 max-md:z-40 max-md:safe-bottom",
        className,
      )}
    >
      {children}
    </section>
  );
}

/** Gone, of another organization, or never there: all look the same. */
const isMissing = (error: Error) => error instanceof ApiError && (error.status === 404 || error.status === 422);

const requestIdOf = (error: Error) => (error instanceof ApiError ? (error.requestId ?? undefined) : undefined);
