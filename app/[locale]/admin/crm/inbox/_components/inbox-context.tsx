"use client";

import { createContext, use } from "react";
import type { InboxSeed } from "./seed";
import type { useInboxLocation } from "./use-inbox-location";
import type { useOutbox } from "./use-outbox";
import type { useUploads } from "./use-uploads";

export type Inbox = {
  seed: InboxSeed;
  location: ReturnType<typeof useInboxLocation>;
  outbox: ReturnType<typeof useOutbox>;
  uploads: ReturnType<typeof useUploads>;
};

export const InboxContext = createContext<Inbox | null>(null);

export function useInbox(): Inbox {
  const inbox = use(InboxContext);
  if (!inbox) throw new Error("useInbox needs an InboxScreen around it");
  return inbox;
}
