"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/states/error-state";
import { SkeletonFrame } from "@/components/states/skeleton-frame";
import { useDueText } from "@/components/tasks/use-due-text";
import { useTaskZone } from "@/components/tasks/use-tasks";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { dayIn } from "@/lib/zoned-time";
import { groupNotifications } from "./group-notifications";
import { NotificationItem } from "./notification-item";
import { useMarkRead, useNotifications } from "./use-notifications";

/** By day and by lead. Opening one reads it. */
export function NotificationList({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations("notifications");
  const zone = useTaskZone();
  const { dayText } = useDueText();
  const list = useNotifications();
  const { markRead } = useMarkRead();
  if (list.isPending) return <ListSkeleton />;
  if (list.isError)
    return (
      <ErrorState
        size="sm"
        title={t("failed")}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  const days = groupNotifications(
    list.data.pages.flatMap(({ data }) => data),
    zone,
  );
  if (days.length === 0)
    return (
      <EmptyState size="sm" icon={<BellRing />} title={t("empty")} description={t("emptyDescription")} />
    );
  const today = dayIn(zone, new Date());
  return (
    <div className="flex flex-col gap-3 p-2">
      {days.map(({ day, clusters }) => (
        <section key={day} aria-label={dayText(day, today)} className="flex flex-col gap-1">
          <h3 className="px-2 text-xs font-medium text-muted-foreground">{dayText(day, today)}</h3>
          {clusters.map(({ lead, items }) => (
            <div key={items[0]?.id} className="flex flex-col">
              {lead && <p className="truncate px-2 pt-1 text-sm font-semibold">{lead.name}</p>}
              <ul className="flex flex-col">
                {items.map((notification) => (
                  <NotificationItem
                    key={notification.id}
                    notification={notification}
                    onRead={() => void markRead([notification.id])}
                    onOpen={() => {
                      if (!notification.read_at) void markRead([notification.id]);
                      onOpen();
                    }}
                  />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      {list.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="self-center"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </div>
  );
}

function ListSkeleton() {
  return (
    <SkeletonFrame className="flex flex-col gap-4 p-4">
      {Array.from({ length: 4 }, (_, index) => (
        <div key={index} className="flex items-start gap-2.5">
          <Skeleton className="size-7 rounded-full" />
          <div className="flex flex-col gap-1.5">
            <Skeleton className="h-3.5 w-52" />
            <Skeleton className="h-3 w-16" />
          </div>
        </div>
      ))}
    </SkeletonFrame>
  );
}
