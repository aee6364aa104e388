import { and, desc, eq, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { companies, contacts, leads, users } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { visibleCompanies, visibleContacts, visibleTo } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { ListTrashInput, trashDays, type TrashItem, type TrashKind } from "./schemas";

const dayMs = 86_400_000;

/** What was deleted and can be restored, the latest first; what became part of another record is not here. */
export const listTrash = defineOperation({
  name: "trash.list",
  permission: "leads.delete",
  input: ListTrashInput,
  run: (ctx, { kind, limit, cursor }) =>
    read(ctx, async (db) => {
      const { table, name, detail, visible } = sources[kind];
      const rows = await db.tx
        .select({
          id: table.id,
          name,
          detail,
          deleted_at: table.deleted_at,
          deleted_by: table.deleted_by,
          deleted_by_name: users.full_name,
        })
        .from(table)
        .leftJoin(users, eq(users.id, table.deleted_by))
        .where(
          db.in(
            table,
            and(
              isNotNull(table.deleted_at),
              isNull(table.merged_into),
              visible(ctx),
              cursor ? before(table.deleted_at, table.id, cursor) : undefined,
            ),
          ),
        )
        .orderBy(desc(table.deleted_at), desc(table.id))
        .limit(limit + 1);
      const items = rows.map((row): TrashItem => {
        const deleted_at = row.deleted_at ?? "";
        const purge_at = new Date(Date.parse(deleted_at) + trashDays * dayMs).toISOString();
        return { ...row, kind, deleted_at, purge_at };
      });
      return page<TrashItem>(items, limit, (item) => [item.deleted_at, item.id]);
    }),
});

type Source = {
  table: typeof leads | typeof contacts | typeof companies;
  name: PgColumn;
  detail: SQL<string | null>;
  visible: (ctx: Ctx) => SQL | undefined;
};
const firstOf = (...columns: PgColumn[]) => sql<string | null>`coalesce(${sql.join(columns, sql`, `)})`;

const sources: Record<TrashKind, Source> = {
  leads: {
    table: leads,
    name: leads.full_name,
    detail: firstOf(leads.company, leads.phone, leads.email),
    visible: (ctx) => visibleTo(ctx, leads.assigned_to),
  },
  contacts: {
    table: contacts,
    name: contacts.full_name,
    detail: firstOf(contacts.company, contacts.phone, contacts.email),
    visible: visibleContacts,
  },
  companies: {
    table: companies,
    name: companies.name,
    detail: firstOf(companies.domain, companies.city, companies.phone),
    visible: visibleCompanies,
  },
};

function before(at: PgColumn, id: PgColumn, cursor: string): SQL {
  const [moment, last] = decodeCursor(cursor, "instant");
  return sql`(${at}, ${id}) < (${moment}::timestamptz, ${last}::uuid)`;
}
