import { useTranslations } from "next-intl";
import { LostPath } from "@/components/states/drawings";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/i18n/navigation";

/** Says the same for what does not exist and for what belongs to another organization. */
export function NotFoundState({ homeHref = "/" }: { homeHref?: string }) {
  const t = useTranslations("states.notFound");
  return (
    <EmptyState
      icon={<LostPath />}
      title={t("title")}
      titleAs="h1"
      description={t("description")}
      action={
        <Button asChild variant="outline">
          <Link href={homeHref}>{t("home")}</Link>
        </Button>
      }
    />
  );
}
