import { sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";

/** How many rows of each table name this parent; an entry may also be a count of its own. */
export const countSql =
  (db: OrgDb, parent: string, id: string) =>
  async (counts: Record<string, string | SQL>): Promise<Record<string, number>> => {
    const columns = Object.entries(counts).map(([name, of]) => {
      const count =
        typeof of === "string"
          ? sql`(select count(*)::int from ${sql.identifier(of)} x
               where x.organization_id = ${db.orgId}::uuid and x.${sql.identifier(parent)} = ${id}::uuid)`
          : of;
      return sql`${count} as ${sql.identifier(name)}`;
    });
    const [row] = await db.tx.execute<Record<string, number>>(sql`select ${sql.join(columns, sql`, `)}`);
    return { ...row };
  };
