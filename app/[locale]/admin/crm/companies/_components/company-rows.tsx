"use client";

import { useTranslations } from "next-intl";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Link } from "@/i18n/navigation";
import type { CompanyDetails } from "@/lib/records/schemas";
import { Sums } from "../../contacts/_components/sums";

/** A table; on a phone two lines each. */
export function CompanyRows({ companies }: { companies: CompanyDetails[] }) {
  const t = useTranslations("companies.columns");
  return (
    <>
      <Table
        frameClassName="max-md:hidden overflow-visible"
        className="min-w-200"
        data-testid="company-table"
      >
        <TableHeader>
          <tr>
            <TableHead className="pl-6">{t("name")}</TableHead>
            <TableHead>{t("city")}</TableHead>
            <TableHead numeric>{t("contacts")}</TableHead>
            <TableHead numeric>{t("open_leads")}</TableHead>
            <TableHead numeric>{t("open_value")}</TableHead>
            <TableHead numeric className="pr-6">
              {t("won_value")}
            </TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {companies.map((company) => (
            <TableRow key={company.id}>
              <TableCell className="max-w-90 pl-6">
                <span className="flex items-baseline gap-2">
                  <Link
                    href={hrefOf(company)}
                    prefetch={false}
                    className="min-w-0 truncate font-medium hover:underline"
                  >
                    {company.name}
                  </Link>
                  {company.domain && (
                    <span className="min-w-0 shrink truncate text-muted-foreground">{company.domain}</span>
                  )}
                </span>
              </TableCell>
              <TableCell className="max-w-44 truncate text-muted-foreground">{company.city}</TableCell>
              <TableCell numeric>{company.contact_count}</TableCell>
              <TableCell numeric>{company.open_lead_count}</TableCell>
              <TableCell numeric className="font-medium">
                <Sums stats={company} which="open_value" />
              </TableCell>
              <TableCell numeric className="pr-6">
                <Sums stats={company} which="won_value" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <ul className="flex flex-col md:hidden" data-testid="company-cards">
        {companies.map((company) => (
          <li key={company.id}>
            <Link
              href={hrefOf(company)}
              prefetch={false}
              className="flex flex-col gap-1 border-b px-4 py-2.5 focus-visible:-outline-offset-2 active:bg-accent"
            >
              <span className="flex items-baseline gap-2">
                <span className="min-w-0 flex-1 truncate text-base font-semibold">{company.name}</span>
                <span className="shrink-0 text-sm font-medium num">
                  <Sums stats={company} which="open_value" />
                </span>
              </span>
              <span className="truncate text-xs text-muted-foreground">
                {[
                  t("contactCount", { count: company.contact_count }),
                  t("openLeadCount", { count: company.open_lead_count }),
                  company.city,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

const hrefOf = ({ id }: CompanyDetails) => `/admin/crm/companies/${id}`;
