import { useTranslations } from "next-intl";
import { ApiError } from "@/components/data/api-client";
import { EmptyTray } from "@/components/states/drawings";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** A link may name a field, a choice or a person that is gone by now. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof ApiError && error.code === "invalid";

export function UnreadableFilter({ onClear }: { onClear: () => void }) {
  const t = useTranslations("leads.list");
  const list = useTranslations("leadList.unreadable");
  return (
    <div className="m-auto">
      <EmptyState
        icon={<EmptyTray />}
        title={list("title")}
        description={list("description")}
        action={
          <Button variant="outline" onClick={onClear}>
            {t("clear")}
          </Button>
        }
      />
    </div>
  );
}
