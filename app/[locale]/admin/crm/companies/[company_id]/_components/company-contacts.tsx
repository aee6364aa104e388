"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { RowsSkeleton } from "@/components/states/skeleton-frame";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import type { ContactListItem } from "@/lib/records/schemas";
import type { RecordPage } from "../../../contacts/_components/use-record-list";
import { formatPhone } from "../../../inbox/_components/phone";

const pageSize = 20;

/** Who works there, or has a lead there. */
export function CompanyContacts({ companyId }: { companyId: string }) {
  const t = useTranslations("companies.contacts");
  const queryClient = useQueryClient();
  const key = ["company-contacts", companyId];
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      apiGet<RecordPage<ContactListItem>>("/crm/contacts", {
        company_id: companyId,
        limit: pageSize,
        cursor: pageParam ?? undefined,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  useRealtimeEvent("contact.changed", () => void queryClient.invalidateQueries({ queryKey: key }));
  const people = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <section aria-labelledby="company-contacts" className="flex flex-col gap-1">
      <h2 id="company-contacts" className="flex min-h-7 items-center text-sm font-semibold">
        {t("title")}
      </h2>
      {query.isPending ? (
        <RowsSkeleton rows={2} />
      ) : query.isError && people.length === 0 ? (
        <p role="alert" className="text-sm text-danger">
          {t("failed")}
        </p>
      ) : people.length === 0 ? (
        <p className="text-sm text-muted-foreground">{t("empty")}</p>
      ) : (
        <ul className="flex flex-col">
          {people.map((contact) => (
            <li key={contact.id}>
              <Link
                href={`/admin/crm/contacts/${contact.id}`}
                prefetch={false}
                className="-mx-2 flex min-h-11 items-center gap-2 rounded-md px-2 py-1.5 hover:bg-accent"
              >
                <Avatar name={contact.full_name} size="sm" />
                <span className="flex min-w-0 flex-1 flex-col">
                  <span className="truncate text-sm font-medium">{contact.full_name}</span>
                  <span className="truncate text-xs text-muted-foreground">
                    {[contact.job_title, contact.phone ? formatPhone(contact.phone) : contact.email]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="self-start text-muted-foreground"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </section>
  );
}
