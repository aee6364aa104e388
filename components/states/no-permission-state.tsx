import { useTranslations } from "next-intl";
import { ClosedDoor } from "@/components/states/drawings";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/i18n/navigation";

export function NoPermissionState({ homeHref = "/admin/crm" }: { homeHref?: string }) {
  const t = useTranslations("states.noPermission");
  return (
    <EmptyState
      icon={<ClosedDoor />}
      title={t("title")}
      titleAs="h2"
      description={t("description")}
      action={
        <Button asChild variant="outline">
          <Link href={homeHref}>{t("home")}</Link>
        </Button>
      }
    />
  );
}
