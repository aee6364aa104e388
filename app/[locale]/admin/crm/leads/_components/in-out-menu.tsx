"use client";

import { ArrowDownUp, FileDown, FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
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
  mayImport: boolean;
  mayExport: boolean;
};

/** The list as a file, as it is filtered now, and the way to bring a file in. */
export function InOutMenu({ query, mayImport, mayExport }: InOutMenuProps) {
  const t = useTranslations("exports");
  if (!mayImport && !mayExport) return null;
  const address = (format: "csv" | "xlsx") => {
    const given = Object.entries({ ...query, limit: undefined, cursor: undefined, format }).flatMap(
      ([key, value]) => (value === undefined ? [] : [[key, String(value)]]),
    );
    return `/api/crm/leads/export?${new URLSearchParams(given)}`;
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
            <DropdownMenuItem key={format} asChild>
              <a href={address(format)} download>
                <FileDown aria-hidden />
                {t(format)}
              </a>
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
