"use client";

import { useTranslations } from "next-intl";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/utils";
import { ListSkeleton } from "./list-skeleton";
import { ThreadSkeleton } from "./thread-skeleton";
import { useSelectedConversationId } from "./use-inbox-location";

/** The panes that come: with a thread when the address names one. */
export function InboxSkeleton() {
  const t = useTranslations("inbox");
  const selectedId = useSelectedConversationId();
  return (
    <>
      <PageHeader title={t("title")} />
      <PageBody layout="fill">
        <div
          className={cn(
            "flex min-h-0 w-full shrink-0 flex-col md:w-72 md:border-r lg:w-80 xl:w-88",
            selectedId && "max-md:invisible",
          )}
        >
          <div className="flex h-12 shrink-0 items-center border-b px-2 pointer-coarse:h-15">
            <Skeleton className="h-8 w-full rounded-md pointer-coarse:h-11" />
          </div>
          <ListSkeleton />
        </div>
        {selectedId ? <ThreadSkeleton /> : <div className="flex-1 bg-chat max-md:hidden" />}
      </PageBody>
    </>
  );
}
