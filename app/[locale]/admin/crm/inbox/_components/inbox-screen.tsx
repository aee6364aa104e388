"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShortcutGroup } from "@/components/shell/shell-context";
import { cn } from "@/lib/utils";
import { ConversationList } from "./conversation-list";
import { InboxContext } from "./inbox-context";
import { NothingSelected } from "./nothing-selected";
import type { InboxSeed } from "./seed";
import { ThreadPane } from "./thread-pane";
import { useInboxLocation } from "./use-inbox-location";
import { useLiveConversations } from "./use-live-conversations";
import { useOutbox } from "./use-outbox";
import { useUploads } from "./use-uploads";

/** One pane on a phone, two on a tablet, three on a desk: list, thread, lead. */
export function InboxScreen({ seed }: { seed: InboxSeed }) {
  const t = useTranslations("inbox");
  const location = useInboxLocation();
  const outbox = useOutbox(seed.me.id);
  const uploads = useUploads();
  useLiveConversations(seed.me.id);
  useInboxShortcutList();
  const { selectedId } = location;
  return (
    <InboxContext value={{ seed, location, outbox, uploads }}>
      <PageHeader title={t("title")} />
      <PageBody layout="fill">
        {/* Hidden, not removed: it keeps its place for the way back. */}
        <ConversationList
          className={cn(
            "w-full shrink-0 md:w-72 md:border-r lg:w-80 xl:w-88",
            selectedId && "max-md:invisible",
          )}
        />
        {selectedId ? <ThreadPane key={selectedId} conversationId={selectedId} /> : <NothingSelected />}
      </PageBody>
    </InboxContext>
  );
}

/** The page's part of the `?` dialog. */
function useInboxShortcutList(): void {
  const t = useTranslations("inbox");
  const group = useMemo(
    () => ({
      id: "inbox",
      heading: t("title"),
      items: [
        { keys: "j", label: t("shortcuts.next") },
        { keys: "k", label: t("shortcuts.previous") },
        { keys: "enter", label: t("shortcuts.open") },
        { keys: "r", label: t("shortcuts.reply") },
      ],
    }),
    [t],
  );
  useShortcutGroup(group);
}
