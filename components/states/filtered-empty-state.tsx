import { useTranslations } from "next-intl";
import { EmptyTray } from "@/components/states/drawings";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type FilteredEmptyStateProps = { onClear?: () => void; size?: "sm" | "md" };

/** There is data, but the filters hide all of it. The list's own first-time emptiness is an EmptyState with its words. */
export function FilteredEmptyState({ onClear, size }: FilteredEmptyStateProps) {
  const t = useTranslations("states.empty");
  return (
    <EmptyState
      size={size}
      icon={<EmptyTray />}
      title={t("filtered")}
      action={
        onClear && (
          <Button variant="outline" onClick={onClear}>
            {t("clear")}
          </Button>
        )
      }
    />
  );
}
