"use client";

import { useTranslations } from "next-intl";
import { EmptyTray } from "@/components/states/drawings";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useInbox } from "./inbox-context";
import type { InboxView } from "./keys";

export function ListEmptyState({ view }: { view: InboxView }) {
  const t = useTranslations("inbox.list");
  const { location } = useInbox();
  return (
    <EmptyState
      size="sm"
      icon={<EmptyTray />}
      title={t(`empty.${view}.title`)}
      description={t(`empty.${view}.description`)}
      action={
        view !== "all" && (
          <Button variant="outline" onClick={() => location.showView("all")}>
            {t("showAll")}
          </Button>
        )
      }
      className="py-12"
    />
  );
}
