import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";

/** The middle before a row is chosen; a phone shows the list alone. */
export function NothingSelected() {
  const t = useTranslations("inbox.nothingSelected");
  return (
    <div className="flex min-w-0 flex-1 items-center justify-center bg-chat max-md:hidden">
      <EmptyState
        icon={<MessagesSquare />}
        title={t("title")}
        description={t.rich("description", { key: (letter) => <Kbd className="mx-0.5">{letter}</Kbd> })}
      />
    </div>
  );
}
