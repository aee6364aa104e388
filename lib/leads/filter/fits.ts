import { eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";
import { filterCondition } from "./condition";
import type { FilterContext } from "./context";
import type { LeadFilter } from "./schemas";

/** Whether one lead fits, e.g. for a rule; asked of the database, so that it can never differ from the list. */
export async function leadFits(
  db: OrgDb,
  context: FilterContext,
  leadId: string,
  filter: LeadFilter,
): Promise<boolean> {
  const rows = await db.tx
    .select({ id: leads.id })
    .from(leads)
    .where(db.in(leads, eq(leads.id, leadId), filterCondition(context, filter)));
  return rows.length > 0;
}
