"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ArrowDownUp, FileDown, FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { startExportAction } from "@/app/actions/exports";
import { useAction } from "@/components/data/use-action";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/i18n/navigation";

type InOutMenuProps = {
  /** What the list is filtered by, as its own requests say it. */
  query: Record<string, string | number | undefined>;
  /** Too long to be waited for: the file is made in the background. */
  isLong: boolean;
  mayImport: boolean;
  mayExport: boolean;
};

/** The list as a file, as it is filtered now, and the way to bring a file in. */
export function InOutMenu({ query, isLong, mayImport, mayExport }: InOutMenuProps) {
  const t = useTranslations("exports");
  const { run } = useAction(startExportAction);
  const queryClient = useQueryClient();
  if (!mayImport && !mayExport) return null;
  const given = (format: "csv" | "xlsx") =>
    Object.fromEntries(
      Object.entries({ ...query, limit: undefined, cursor: undefined, format }).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, String(value)]],
      ),
    );
  const address = (format: "csv" | "xlsx") => `/api/crm/leads/export?${new URLSearchParams(given(format))}`;
  const startLong = async (format: "csv" | "xlsx") => {
    const result = await run({ ...given(format), format });
    if (!result.ok) return;
    toast.success(t("started"));
    void queryClient.invalidateQueries({ queryKey: ["jobs"] });
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label={t("button")} variant="outline">
          <ArrowDownUp />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {mayExport &&
          (["csv", "xlsx"] as const).map((format) => (
            <DropdownMenuItem
              key={format}
              asChild={!isLong}
              onSelect={isLong ? () => void startLong(format) : undefined}
            >
              {isLong ? (
                <>
                  <FileDown aria-hidden />
                  {t(format)}
                </>
              ) : (
                <a href={address(format)} download>
                  <FileDown aria-hidden />
                  {t(format)}
                </a>
              )}
            </DropdownMenuItem>
          ))}
        {mayImport && (
          <DropdownMenuItem asChild>
            <Link href="/admin/crm/leads/import">
              <FileUp aria-hidden />
              {t("import")}
            </Link>
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
