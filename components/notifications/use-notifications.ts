"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { markNotificationsReadAction } from "@/app/actions/notifications";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useAction } from "@/components/data/use-action";
import type { Notification } from "@/lib/notifications/schemas";

export type NotificationPage = { data: Notification[]; next_cursor: string | null };

const pageSize = 30;
const listKey = ["notifications", "list"];
const unreadKey = ["notifications", "unread"];

/** The number on the bell; the server counts, every screen of this person shows the same. */
export function useUnreadNotifications(enabled: boolean): number {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: unreadKey,
    queryFn: () => apiGet<{ unread: number }>("/notifications/unread-count"),
    enabled,
  });
  useRealtimeEvent("notification.changed", () => {
    void queryClient.invalidateQueries({ queryKey: ["notifications"] });
  });
  return data?.unread ?? 0;
}

/** What happened, the latest first; asked for when the list is opened. */
export const useNotifications = () =>
  useInfiniteQuery({
    queryKey: listKey,
    queryFn: ({ pageParam }) =>
      apiGet<NotificationPage>("/notifications", { limit: pageSize, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    refetchOnMount: "always",
  });

/** Read, here at once and then everywhere. Without ids: all of them. */
export function useMarkRead() {
  const queryClient = useQueryClient();
  const { run, pending } = useAction(markNotificationsReadAction);
  const markRead = async (ids?: string[]) => {
    const read_at = new Date().toISOString();
    queryClient.setQueryData<{ pages: NotificationPage[]; pageParams: unknown[] }>(
      listKey,
      (list) =>
        list && {
          ...list,
          pages: list.pages.map((page) => ({
            ...page,
            data: page.data.map((one) => (!ids || ids.includes(one.id) ? { ...one, read_at } : one)),
          })),
        },
    );
    const result = await run({ notification_ids: ids });
    if (result.ok) queryClient.setQueryData(unreadKey, result.data);
    else void queryClient.invalidateQueries({ queryKey: ["notifications"] });
  };
  return { markRead, pending };
}
