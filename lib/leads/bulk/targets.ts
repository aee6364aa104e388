import { and, inArray, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { selected } from "../list";
import type { LeadFilter } from "../schemas";

const targetsMax = 100_000;

export type Targets = { lead_ids?: string[]; filter?: LeadFilter };

/** The leads a bulk change means, as far as its actor may see them. */
export const targetsOf = async (ctx: Ctx, db: OrgDb, { lead_ids, filter }: Targets): Promise<SQL> =>
  db.in(leads, and(await selected(ctx, db, { filter }), lead_ids ? inArray(leads.id, lead_ids) : undefined));

/** @throws AppError `invalid` for more than one job should take on. */
export async function countTargets(ctx: Ctx, db: OrgDb, targets: Targets): Promise<number> {
  const some = db.tx
    .select({ id: leads.id })
    .from(leads)
    .where(await targetsOf(ctx, db, targets))
    .limit(targetsMax + 1)
    .as("some");
  const [row] = await db.tx.select({ count: sql<number>`count(*)::int` }).from(some);
  const count = row?.count ?? 0;
  if (count > targetsMax) throw invalid({ filter: "too_many" });
  return count;
}
