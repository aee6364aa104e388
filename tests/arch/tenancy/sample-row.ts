import { randomUUID } from "node:crypto";
import type { ISql } from "postgres";
import { owner } from "./catalog";

type Column = { name: string; type: string; length: number | null; choice: string | null };
export type Row = Record<string, string | number | boolean | null>;

/** The columns a row of this table cannot do without, with the first value their CHECK allows. */
const requiredColumns = (table: string) => owner<Column[]>`
  select a.attname as name, t.typname as type, nullif(a.atttypmod, -1) - 4 as length,
         (select substring(pg_get_constraintdef(c.oid) from $$'([^']+)'$$) from pg_constraint c
           where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum] limit 1) as choice
    from pg_attribute a join pg_type t on t.oid = a.atttypid
   where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef`;

/** A row that satisfies the table's own rules; its references lead nowhere. */
export async function sampleRow(table: string, orgId: string): Promise<Row> {
  const row: Row = {};
  for (const column of await requiredColumns(table)) row[column.name] = sampleValue(table, column);
  return { ...row, id: randomUUID(), organization_id: orgId };
}

/** Puts it there with foreign keys and append-only triggers asleep, inside a transaction that is rolled back. */
export async function plant(sql: ISql, table: string, row: Row): Promise<void> {
  await sql`set local session_replication_role = replica`;
  await insert(sql, table, row);
  await sql`set local session_replication_role = origin`;
}

export const insert = (sql: ISql, table: string, row: Row) => sql`insert into ${sql(table)} ${sql(row)}`;

function sampleValue(table: string, { name, type, length, choice }: Column): Row[string] {
  if (choice !== null) return choice;
  switch (type) {
    case "uuid":
      return randomUUID();
    case "text":
    case "varchar":
      return randomUUID().slice(0, length ?? 36);
    case "int2":
    case "int4":
    case "int8":
    case "numeric":
    case "float4":
    case "float8":
      return 1;
    case "bool":
      return true;
    case "jsonb":
      return "{}";
    case "date":
    case "timestamptz":
      return "2026-01-01T00:00:00Z";
    default:
      throw new Error(`${table}.${name}: no sample for ${type} yet`);
  }
}
