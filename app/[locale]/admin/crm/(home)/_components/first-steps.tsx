"use client";

import { useTranslations } from "next-intl";
import { EmptyTray } from "@/components/states/drawings";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/i18n/navigation";

/** The first day: no lead, no conversation. */
export function FirstSteps({ mayConnect }: { mayConnect: boolean }) {
  const t = useTranslations("home.first");
  return (
    <EmptyState
      icon={<EmptyTray />}
      title={t("title")}
      description={t("description")}
      action={
        <Button asChild>
          <Link href={mayConnect ? "/admin/settings/integrations" : "/admin/crm/pipeline"}>
            {t(mayConnect ? "connect" : "board")}
          </Link>
        </Button>
      }
    />
  );
}
