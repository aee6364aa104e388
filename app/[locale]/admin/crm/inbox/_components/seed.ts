import type { Conversation, Message } from "@/lib/messaging/schemas";
import type { Feed } from "./feed";
import type { InboxView } from "./keys";

/** What the server hands to the screen, so that it arrives with its first list and thread. */
export type InboxSeed = {
  me: { id: string; name: string };
  can: { reply: boolean; moveLead: boolean };
  view: InboxView;
  list: Feed<Conversation>;
  /** Null when nothing is selected, or when the address names nothing this person may see. */
  thread: { conversation: Conversation; messages: Feed<Message> } | null;
  isPanelOpen: boolean;
  loadedAtMs: number;
};
