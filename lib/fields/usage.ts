import { isNull, sql } from "drizzle-orm";
import { custom_fields, leads } from "@/db/schema";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { FieldIdInput } from "./schemas";

const countedMax = 10_000;

/** How many leads would lose a column on screen if the field were withdrawn; for whoever is about to do so. */
export const countFieldLeads = defineOperation({
  name: "field.count_leads",
  permission: "fields.manage",
  input: FieldIdInput,
  run: (ctx, { field_id }) =>
    read(ctx, async (db) => {
      const field = await db.byId(custom_fields, field_id);
      if (!field) throw notFound();
      const having = db.tx
        .select({ id: leads.id })
        .from(leads)
        .where(
          db.in(leads, isNull(leads.deleted_at), sql`${leads.custom_fields} -> ${field.key} is not null`),
        )
        .limit(countedMax + 1)
        .as("having");
      const [row] = await db.tx.select({ count: sql<number>`count(*)::int` }).from(having);
      const count = row?.count ?? 0;
      return { leads: Math.min(count, countedMax), is_capped: count > countedMax };
    }),
});
