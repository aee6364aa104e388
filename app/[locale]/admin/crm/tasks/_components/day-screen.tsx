"use client";

import { useNow, useTranslations } from "next-intl";
import { useRef } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { QuickTask } from "@/components/tasks/quick-task";
import { useTasks, type TaskPage } from "@/components/tasks/use-tasks";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { usePathname, useRouter } from "@/i18n/navigation";
import type { TaskCounts } from "@/lib/tasks/schemas";
import { CalendarCheck } from "lucide-react";
import { groupTasks } from "./group-tasks";
import { TaskGroupSection } from "./task-group";
import { useDayKeys } from "./use-day-keys";
import type { Who } from "./who";

type DayScreenProps = {
  who: Who;
  counts: TaskCounts;
  initial: { open: TaskPage; done: TaskPage };
  may: { write: boolean; seeOthers: boolean };
};

const minuteMs = 60_000;

/** What is due, the latest first in need: late, today, tomorrow, this week, later; and what today has already brought. */
export function DayScreen({ who, counts, initial, may }: DayScreenProps) {
  const t = useTranslations("tasks.day");
  const now = useNow({ updateInterval: minuteMs });
  const assigned_to = who === "me" ? "me" : undefined;
  const open = useTasks({ view: "open", assigned_to }, initial.open);
  const done = useTasks({ view: "done_today", assigned_to }, initial.done);
  const tasks = open.data?.pages.flatMap(({ data }) => data) ?? [];
  const doneToday = done.data?.pages.flatMap(({ data }) => data) ?? [];
  const quick = useRef<HTMLInputElement>(null);
  useDayKeys({ tasks, mayWrite: may.write, onNew: () => quick.current?.focus() });
  const row = { now, mayWrite: may.write, showOwner: who === "all" };
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={may.seeOthers && <WhoSwitch who={who} className="max-sm:hidden" />}
      />
      <PageBody className="mx-auto flex max-w-180 flex-col gap-6" data-testid="day-page">
        {may.write && <QuickTask ref={quick} />}
        {may.seeOthers && <WhoSwitch who={who} className="-my-2 sm:hidden" />}
        {tasks.length === 0 && (
          <EmptyState
            icon={<CalendarCheck />}
            title={t(doneToday.length > 0 ? "allDone" : "empty")}
            description={t("emptyDescription")}
          />
        )}
        {groupTasks(tasks, now, counts.time_zone).map(({ group, tasks: inGroup }) => (
          <TaskGroupSection key={group} id={group} tasks={inGroup} {...row} />
        ))}
        {open.hasNextPage && (
          <Button
            variant="outline"
            className="self-center"
            loading={open.isFetchingNextPage}
            onClick={() => void open.fetchNextPage()}
          >
            {t("more")}
          </Button>
        )}
        {doneToday.length > 0 && <TaskGroupSection id="done" tasks={doneToday} {...row} />}
      </PageBody>
    </>
  );
}

function WhoSwitch({ who, className }: { who: Who; className: string }) {
  const t = useTranslations("tasks.day");
  const router = useRouter();
  const pathname = usePathname();
  return (
    <SegmentedControl
      className={className}
      label={t("who")}
      value={who}
      onValueChange={(next) => router.replace(next === "all" ? `${pathname}?who=all` : pathname)}
      options={[
        { value: "me", label: t("mine") },
        { value: "all", label: t("everyone") },
      ]}
    />
  );
}
