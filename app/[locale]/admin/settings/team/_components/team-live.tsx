"use client";

import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useRouter } from "@/i18n/navigation";

/** Shows who comes, goes or changes role while the page is open. */
export function TeamLive() {
  const router = useRouter();
  useRealtimeEvent("members.changed", () => router.refresh());
  return null;
}
