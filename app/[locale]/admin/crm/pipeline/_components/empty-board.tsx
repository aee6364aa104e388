"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { EmptyTray } from "@/components/states/drawings";
import { Link } from "@/i18n/navigation";

type EmptyBoardProps = { hidden: "mine" | "filter" | undefined; mayConnect: boolean; onShowAll: () => void };

/** In the first column, while there is no lead at all (or none that fits). */
export function EmptyBoard({ hidden, mayConnect, onShowAll }: EmptyBoardProps) {
  const t = useTranslations("board.empty");
  if (hidden) {
    return (
      <EmptyState
        size="sm"
        icon={<EmptyTray />}
        title={t(`${hidden}Title`)}
        description={t(`${hidden}Description`)}
        action={
          <Button variant="outline" size="sm" onClick={onShowAll}>
            {t("showAll")}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      size="sm"
      icon={<EmptyTray />}
      title={t("title")}
      description={t("description")}
      action={
        mayConnect && (
          <Button asChild variant="outline" size="sm">
            <Link href="/admin/settings/integrations">{t("connect")}</Link>
          </Button>
        )
      }
    />
  );
}
