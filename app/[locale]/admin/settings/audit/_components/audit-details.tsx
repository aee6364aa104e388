"use client";

import { useTranslations } from "next-intl";
import { textOf } from "@/components/settings/text-of";
import { Link } from "@/i18n/navigation";
import { changesOf, type AuditEntry, type Change, type Names } from "./audit-entry";

type Props = { entry: AuditEntry; names: Names; exact: string };

/** What was there before and after, and where the request came from. */
export function AuditDetails({ entry, names, exact }: Props) {
  const t = useTranslations("settings.audit");
  const changes = changesOf(entry);
  const facts = [
    { term: t("columns.when"), value: exact },
    { term: t("meta.ip"), value: entry.ip_address },
    { term: t("meta.agent"), value: entry.user_agent },
    { term: t("meta.request"), value: entry.request_id },
  ].filter(({ value }) => value);
  return (
    <div className="flex flex-col gap-3 text-xs whitespace-normal">
      {changes.length === 0 ? (
        <p className="text-muted-foreground">{t("noChanges")}</p>
      ) : (
        <ul className="flex flex-col divide-y rounded-md border bg-card">
          {changes.map((change) => (
            <ChangeLine key={change.field} change={change} names={names} />
          ))}
        </ul>
      )}
      <dl className="flex flex-col gap-1 text-muted-foreground">
        {facts.map(({ term, value }) => (
          <div key={term} className="flex gap-2">
            <dt className="shrink-0">{term}:</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
        {entry.resource_id && (
          <div className="flex gap-2">
            <dt className="shrink-0">{t("meta.resource")}:</dt>
            <dd className="min-w-0 font-mono text-2xs leading-4 break-all">
              {entry.resource_type === "lead" ? (
                <Link
                  href={`/admin/crm/leads/${entry.resource_id}`}
                  className="underline hover:text-foreground"
                >
                  {entry.resource_id}
                </Link>
              ) : (
                entry.resource_id
              )}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function ChangeLine({ change, names }: { change: Change; names: Names }) {
  const t = useTranslations("settings.audit");
  const { field, before, after } = change;
  return (
    <li className="grid grid-cols-1 gap-x-3 gap-y-1 px-3 py-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <span className="font-medium break-words">{textOf(t, `fields.${field}`) ?? field}</span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-0.5">
        {before !== undefined && (
          <>
            <span className="sr-only">{t("before")}: </span>
            <del className="min-w-0 break-words text-muted-foreground decoration-danger-mark">
              <Value value={before} names={names} />
            </del>
            <span aria-hidden className="text-muted-foreground">
              →
            </span>
          </>
        )}
        <span className="sr-only">{t("after")}: </span>
        <ins className="min-w-0 break-words no-underline">
          <Value value={after} names={names} />
        </ins>
      </span>
    </li>
  );
}

function Value({ value, names }: { value: unknown; names: Names }) {
  const t = useTranslations("settings.audit");
  if (value === null || value === undefined || value === "") return <i>{t("nothing")}</i>;
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "string") return names[value] ?? value;
  if (typeof value === "number") return value;
  return <code className="font-mono text-2xs break-all">{JSON.stringify(value)}</code>;
}
