"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { NewLead } from "@/components/leads/new-lead";
import { useMembers } from "@/components/leads/owner";
import { useWriteQueue } from "@/components/leads/write-queue";
import { useShortcutGroup } from "@/components/shell/shell-context";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import type { CustomField } from "@/lib/fields/schemas";
import { streamedMax } from "@/lib/exports/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import type { SavedView } from "@/lib/views/schemas";
import { cn } from "@/lib/utils";
import { useFields } from "@/components/leads/use-fields";
import { BulkBar } from "./bulk/bulk-bar";
import { defaultSort, toFilter, toQuery, toSelection, type Filters } from "./filters";
import { InOutMenu } from "./in-out-menu";
import { ListBar } from "./list-bar";
import { ListContent } from "./list-content";
import { ListContextProvider, type ListContext } from "./list-context";
import { ListFooter } from "./list-footer";
import type { Column } from "./table/columns";
import { useColumns } from "./table/use-columns";
import { useListWrites } from "./table/use-list-writes";
import { useSelection } from "./table/use-selection";
import { useLeadFilters } from "./use-lead-filters";
import { useLeads, type LeadPage } from "./use-leads";
import { useViews } from "./views/use-views";
import { ViewMenu } from "./views/view-menu";
import { configOf, differs, filtersOf, firstView, noView } from "./views/view-state";

type LeadsScreenProps = {
  initial: { filters: Filters; page: LeadPage | undefined };
  stages: Stage[];
  members: Member[];
  fields: CustomField[];
  userId: string;
  may: ListContext["may"];
  /** As they were the last time. */
  columns: Column[] | undefined;
  views: SavedView[];
};

/** The list of leads: which, what of them, and what is done with them. */
export function LeadsScreen({
  stages,
  members: initialMembers,
  fields: initialFields,
  ...props
}: LeadsScreenProps) {
  const { userId, may } = props;
  const members = useMembers(initialMembers);
  const fields = useFields(initialFields);
  const list = useMemo(
    () => ({ stages, members, fields, userId, may }),
    [stages, members, fields, userId, may],
  );
  return (
    <ListContextProvider value={list}>
      <Screen {...props} list={list} />
    </ListContextProvider>
  );
}

type ScreenProps = Pick<LeadsScreenProps, "initial" | "columns" | "views"> & { list: ListContext };

function Screen({ initial, columns: keptColumns, views: initialViews, list }: ScreenProps) {
  const t = useTranslations("leads");
  const queryClient = useQueryClient();
  const { filters, setFilters } = useLeadFilters();
  const queue = useWriteQueue();
  const isInitial = JSON.stringify(filters) === JSON.stringify(initial.filters);
  const leads = useLeads(filters, isInitial ? initial.page : undefined, queue);
  const { views, refresh: refreshViews } = useViews(initialViews);
  const view = views.find(({ id }) => id === filters.view);
  const everything = { ...noView, view: firstView(views) && noView.view };
  const clear = () => setFilters({ ...everything, sort: filters.sort });
  const { columns, setColumns, changedColumns, dropChanges } = useColumns(view, keptColumns, list.fields);
  const selection = useSelection(
    leads.leads.map(({ id }) => id),
    JSON.stringify(toSelection(filters)),
  );
  const writes = useListWrites(queue);
  const frame = useRef<HTMLDivElement>(null);
  useListShortcuts();
  const { stages, members, userId, may } = list;
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ["leads"] });
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <InOutMenu
              query={toQuery(filters)}
              isLong={(leads.summary?.count ?? 0) > streamedMax}
              mayImport={may.import}
              mayExport={may.export}
            />
            {may.write && <NewLead stages={stages} members={members} userId={userId} onCreated={refresh} />}
          </>
        }
      />
      <PageBody layout="fill" className="flex-col" data-testid="leads-page">
        <ListBar
          filters={filters}
          onChange={setFilters}
          onClear={clear}
          columns={columns}
          onColumns={setColumns}
          views={
            <ViewMenu
              views={views}
              current={view}
              isChanged={view !== undefined && differs(view, filters, changedColumns)}
              config={configOf(filters, columns)}
              onOpen={(next) => {
                dropChanges();
                setFilters(next ? filtersOf(next) : everything);
              }}
              onChanged={refreshViews}
            />
          }
        />
        <div
          ref={frame}
          aria-busy={leads.query.isPlaceholderData}
          className={cn(
            "flex min-h-0 flex-1 scrollbar-thin flex-col overflow-auto transition-opacity",
            leads.query.isPlaceholderData && "opacity-60",
          )}
        >
          <ListContent
            {...leads}
            filters={filters}
            columns={columns}
            onColumns={setColumns}
            sort={filters.sort ?? defaultSort}
            onSort={(sort) => setFilters({ sort })}
            selection={selection}
            writes={writes}
            frame={frame}
            onClear={clear}
          />
        </div>
        <BulkBar
          selection={selection}
          loaded={leads.leads.length}
          summary={leads.summary}
          filter={toFilter(filters)}
        />
        <ListFooter summary={leads.summary} loaded={leads.leads.length} />
      </PageBody>
      {writes.dialog}
    </>
  );
}

/** What the keys of the list do, for the overview of all keys. */
function useListShortcuts() {
  const t = useTranslations("leadList.shortcuts");
  useShortcutGroup(
    useMemo(
      () => ({
        id: "lead-list",
        heading: t("title"),
        items: [
          { keys: "j", label: t("next") },
          { keys: "k", label: t("previous") },
          { keys: "x", label: t("select") },
          { keys: "shift+x", label: t("selectRange") },
          { keys: "enter", label: t("open") },
          { keys: "escape", label: t("clear") },
        ],
      }),
      [t],
    ),
  );
}
