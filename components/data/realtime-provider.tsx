"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import { connectRealtime } from "@/lib/realtime/client";
import { channels, realtimeEvents, type RealtimeData, type RealtimeEventName } from "@/lib/realtime/events";
import type { RealtimeSettings } from "@/lib/realtime/settings";

export type ConnectionState = "connecting" | "live" | "lost" | "off";
type Listener = (name: RealtimeEventName, data: unknown) => void;
type Realtime = { state: ConnectionState; subscribe: (listener: Listener) => () => void };

const RealtimeContext = createContext<Realtime>({ state: "off", subscribe: () => () => {} });

/** A short break is not worth a banner. */
const lostAfterMs = 4_000;

/**
 * One socket for the signed-in area. After a break everything on screen is refetched, since events sent meanwhile
 * are gone.
 */
export function RealtimeProvider({
  settings,
  orgId,
  userId,
  seesEverything,
  teammates,
  children,
}: {
  settings: RealtimeSettings | null;
  orgId: string;
  userId: string;
  seesEverything: boolean;
  /** Whose records are heard beside one's own. */
  teammates: readonly string[];
  children: ReactNode;
}) {
  const queryClient = useQueryClient();
  const listeners = useRef(new Set<Listener>());
  const owners = teammates.join();
  const [state, setState] = useState<ConnectionState>(settings ? "connecting" : "off");

  useEffect(() => {
    if (!settings) return;
    const client = connectRealtime(settings);
    let lostTimer: ReturnType<typeof setTimeout> | undefined;
    let wasConnected = false;
    client.connection.bind("state_change", ({ current }: { current: string }) => {
      clearTimeout(lostTimer);
      if (current !== "connected") {
        lostTimer = setTimeout(() => setState("lost"), lostAfterMs);
        return;
      }
      setState("live");
      if (wasConnected) void queryClient.invalidateQueries();
      wasConnected = true;
    });
    const records = seesEverything
      ? [channels.organization(orgId)]
      : [
          channels.pool(orgId),
          ...[userId, ...owners.split(",").filter(Boolean)].map((owner) => channels.owner(orgId, owner)),
        ];
    const names = [...records, channels.user(orgId, userId)];
    for (const name of names) {
      client.subscribe(name).bind_global((event: string, data: unknown) => {
        if (event in realtimeEvents)
          for (const listener of listeners.current) listener(event as RealtimeEventName, data);
      });
    }
    return () => {
      clearTimeout(lostTimer);
      // Our own goodbye is no lost connection.
      client.connection.unbind();
      client.disconnect();
    };
  }, [settings, orgId, userId, seesEverything, owners, queryClient]);

  const [subscribe] = useState(() => (listener: Listener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  });
  return <RealtimeContext value={{ state, subscribe }}>{children}</RealtimeContext>;
}

/** Runs on every event of one kind while the component is mounted. */
export function useRealtimeEvent<N extends RealtimeEventName>(
  name: N,
  handler: (data: RealtimeData<N>) => void,
): void {
  const { subscribe } = useContext(RealtimeContext);
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(
    () =>
      subscribe((event, data) => {
        const parsed = event === name ? realtimeEvents[name].safeParse(data) : undefined;
        if (parsed?.success) latest.current(parsed.data as RealtimeData<N>);
      }),
    [name, subscribe],
  );
}

export const useConnectionState = (): ConnectionState => useContext(RealtimeContext).state;
