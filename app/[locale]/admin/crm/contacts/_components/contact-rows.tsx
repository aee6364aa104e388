"use client";

import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Link } from "@/i18n/navigation";
import type { ContactListItem } from "@/lib/records/schemas";
import { formatPhone } from "../../inbox/_components/phone";
import { Sums } from "./sums";

/** A table; on a phone two lines each. */
export function ContactRows({ contacts }: { contacts: ContactListItem[] }) {
  const t = useTranslations("contacts.columns");
  return (
    <>
      <Table
        frameClassName="max-md:hidden overflow-visible"
        className="min-w-200"
        data-testid="contact-table"
      >
        <TableHeader>
          <tr>
            <TableHead className="pl-6">{t("name")}</TableHead>
            <TableHead>{t("phone")}</TableHead>
            <TableHead>{t("email")}</TableHead>
            <TableHead>{t("company")}</TableHead>
            <TableHead numeric>{t("open_leads")}</TableHead>
            <TableHead numeric className="pr-6">
              {t("open_value")}
            </TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {contacts.map((contact) => (
            <TableRow key={contact.id}>
              <TableCell className="max-w-80 pl-6">
                <span className="flex items-center gap-2">
                  <Avatar name={contact.full_name} size="xs" />
                  <Link
                    href={hrefOf(contact)}
                    prefetch={false}
                    className="min-w-0 truncate font-medium hover:underline"
                  >
                    {contact.full_name}
                  </Link>
                </span>
              </TableCell>
              <TableCell className="num">{contact.phone && formatPhone(contact.phone)}</TableCell>
              <TableCell className="max-w-60 truncate">{contact.email}</TableCell>
              <TableCell className="max-w-60 truncate">
                {contact.company_id ? (
                  <Link
                    href={`/admin/crm/companies/${contact.company_id}`}
                    prefetch={false}
                    className="hover:underline"
                  >
                    {contact.company}
                  </Link>
                ) : (
                  contact.company
                )}
              </TableCell>
              <TableCell numeric>{contact.open_lead_count}</TableCell>
              <TableCell numeric className="pr-6 font-medium">
                <Sums stats={contact} which="open_value" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <ul className="flex flex-col md:hidden" data-testid="contact-cards">
        {contacts.map((contact) => (
          <li key={contact.id}>
            <Link
              href={hrefOf(contact)}
              prefetch={false}
              className="flex items-center gap-3 border-b px-4 py-2.5 focus-visible:-outline-offset-2 active:bg-accent"
            >
              <Avatar name={contact.full_name} size="sm" />
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="truncate text-base font-semibold">{contact.full_name}</span>
                <span className="truncate text-xs text-muted-foreground">
                  {[contact.company, contact.phone ? formatPhone(contact.phone) : contact.email]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
              <span className="shrink-0 text-sm num">
                <Sums stats={contact} which="open_value" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

const hrefOf = ({ id }: ContactListItem) => `/admin/crm/contacts/${id}`;
