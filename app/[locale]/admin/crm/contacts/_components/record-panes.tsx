"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { PageBody } from "@/components/shell/page-header";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { cn } from "@/lib/utils";

const panes = ["history", "details"] as const;

type RecordPanesProps = { summary: ReactNode; history: ReactNode; details: ReactNode; testId: string };

/** A record's page: the numbers on top, what happened at the left, what it is at the right; on a phone by turns. */
export function RecordPanes({ summary, history, details, testId }: RecordPanesProps) {
  const t = useTranslations("records.panes");
  const [pane, setPane] = useState<(typeof panes)[number]>("details");
  const on = (name: (typeof panes)[number]) => (pane === name ? "" : "max-lg:hidden");
  return (
    <PageBody layout="fill" className="flex-col overflow-y-auto lg:overflow-hidden" data-testid={testId}>
      <div className="shrink-0 border-b px-4 py-4 md:px-6">{summary}</div>
      <SegmentedControl
        label={t("label")}
        value={pane}
        onValueChange={setPane}
        options={panes.map((name) => ({ value: name, label: t(name) }))}
        className="mx-4 mt-3 shrink-0 lg:hidden"
      />
      <div className="flex min-h-0 flex-1 max-lg:shrink-0">
        <section
          aria-label={t("history")}
          className={cn("min-w-0 flex-1 scrollbar-thin px-4 py-4 md:px-6 lg:overflow-y-auto", on("history"))}
        >
          {history}
        </section>
        <aside
          className={cn(
            "flex shrink-0 scrollbar-thin flex-col gap-6 px-4 py-4 max-lg:w-full md:px-6 lg:w-95 lg:overflow-y-auto lg:border-l lg:bg-canvas lg:px-5",
            on("details"),
          )}
        >
          {details}
        </aside>
      </div>
    </PageBody>
  );
}
