import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { generateNKeysBetween } from "fractional-indexing";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";
import { outcomeChanges } from "./outcome";
import { writePositions } from "./positions";
import type { StageRow } from "./stages";

/**
 * Every lead of some stages below those of another one, in their order, as that stage says. All stages are locked by
 * the caller.
 *
 * @returns how many moved; "target_missing" when there are leads and no stage for them.
 */
export async function moveAllLeads(
  db: OrgDb,
  from: StageRow[],
  to: StageRow | undefined,
): Promise<number | "target_missing"> {
  const stageIds = from.map(({ id }) => id);
  const all = and(inArray(leads.stage_id, stageIds), isNull(leads.deleted_at)) ?? sql`false`;
  const rows = await db.lockAll(leads, all);
  if (rows.length === 0) return 0;
  if (!to) return "target_missing";
  // The keys of positions are compared as bytes, which for their alphabet is how JavaScript compares.
  const place = ({ stage_id, position, id }: (typeof rows)[number]) =>
    String(stageIds.indexOf(stage_id)).padStart(4, "0") + position + id;
  rows.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const [last] = await db.tx
    .select({ position: leads.position })
    .from(leads)
    .where(db.in(leads, eq(leads.stage_id, to.id)))
    .orderBy(desc(leads.position))
    .limit(1);
  const positions = generateNKeysBetween(last?.position ?? null, null, rows.length);
  await writePositions(
    db,
    rows.map(({ id }, index) => ({ id, position: positions[index] ?? "" })),
  );
  const now = new Date().toISOString();
  await db.tx
    .update(leads)
    .set({
      ...outcomeChanges(to.stage_type),
      pipeline_id: to.pipeline_id,
      stage_id: to.id,
      stage_entered_at: now,
      last_activity_at: now,
      stale_since: null,
      version: sql`${leads.version} + 1`,
    })
    .where(db.in(leads, all));
  return rows.length;
}
