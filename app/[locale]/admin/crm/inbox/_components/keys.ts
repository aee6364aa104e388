import { conversationViews } from "@/lib/messaging/schemas";

export type InboxView = (typeof conversationViews)[number];
export const inboxViews: readonly InboxView[] = conversationViews;

export const conversationsPageSize = 40;
export const messagesPageSize = 50;

/** Where the browser keeps what it has loaded. */
export const inboxKeys = {
  lists: ["conversations", "list"],
  list: (view: InboxView) => ["conversations", "list", view],
  conversation: (id: string) => ["conversations", "one", id],
  messages: (conversationId: string) => ["messages", conversationId],
} as const;

export const viewOf = (asked: unknown): InboxView => inboxViews.find((view) => view === asked) ?? "all";
