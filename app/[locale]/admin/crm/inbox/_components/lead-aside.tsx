"use client";

import { useTranslations } from "next-intl";
import { Sheet, SheetContent, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { LeadSummary } from "./lead-summary";
import type { Panel } from "./use-panel";

/** The lead in its own column, or in a sheet where there is no room for one. */
export function LeadAside({ leadId, panel }: { leadId: string; panel: Panel }) {
  const t = useTranslations("inbox.lead");
  if (panel.isWide) {
    if (!panel.isColumnOpen) return null;
    return (
      <aside
        aria-label={t("title")}
        data-testid="lead-panel"
        className="hidden w-80 shrink-0 scrollbar-thin overflow-y-auto border-l bg-background xl:block"
      >
        <LeadSummary leadId={leadId} />
      </aside>
    );
  }
  return (
    <Sheet open={panel.isSheetOpen} onOpenChange={panel.setSheetOpen}>
      <SheetContent aria-describedby={undefined} data-testid="lead-panel">
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
        </SheetHeader>
        <LeadSummary leadId={leadId} />
      </SheetContent>
    </Sheet>
  );
}
