"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ApiError } from "@/components/data/api-client";
import { LostPath } from "@/components/states/drawings";
import { ErrorState } from "@/components/states/error-state";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Composer } from "./composer";
import { HandlerBar } from "./handler-bar";
import { useInbox } from "./inbox-context";
import { LeadAside } from "./lead-aside";
import { Thread } from "./thread";
import { ThreadHeader } from "./thread-header";
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
    if (isMissing(error)) return <MissingThread />;
    return (
      <Frame>
        <ErrorState
          onRetry={() => void refetch()}
          retrying={isFetching}
          requestId={requestIdOf(error)}
          className="m-auto"
        />
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

/** Gone, of another organization, of another seller, or never there: all look the same. */
function MissingThread() {
  const t = useTranslations("inbox.thread.missing");
  const { location } = useInbox();
  return (
    <Frame>
      <EmptyState
        icon={<LostPath />}
        title={t("title")}
        description={t("description")}
        action={
          <Button variant="outline" onClick={location.close}>
            {t("action")}
          </Button>
        }
        className="m-auto"
      />
    </Frame>
  );
}

/** On a phone it lies over the list and the top bar: the composer gets the height it needs beside a keyboard. */
function Frame({ label, children }: { label?: string; children: ReactNode }) {
  const t = useTranslations("inbox");
  return (
    <section
      data-hide-bottom-bar
      aria-label={label ?? t("thread.label")}
      className="flex min-w-0 flex-1 flex-col bg-background max-md:absolute max-md:inset-0 max-md:z-40 max-md:safe-bottom"
    >
      {children}
    </section>
  );
}

const isMissing = (error: Error) =>
  error instanceof ApiError && (error.status === 404 || error.status === 422);

const requestIdOf = (error: Error) =>
  error instanceof ApiError ? (error.requestId ?? undefined) : undefined;
