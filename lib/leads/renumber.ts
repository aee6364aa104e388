import { and, asc, desc, eq, gte, inArray, lt, type SQL } from "drizzle-orm";
import { generateNKeysBetween } from "fractional-indexing";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";
import { writePositions } from "@/lib/pipeline";

/** A key this long means that many cards were put into one gap. */
export const longKeyLength = 60;
const goodKeyLength = 24;
/** Cards on each side of the gap; further out only while the keys at the rim are long themselves. */
const windowSizes = [64, 1_024, Infinity];

/**
 * Makes room around a key that has grown too long, in each of these stages: the cards next to it get short keys in the
 * same order. The caller holds the stages' locks but no lead's yet; the leads are locked by id, together with those
 * that are moving.
 */
export async function renumberAround(
  db: OrgDb,
  keys: ReadonlyMap<string, string>,
  movingIds: string[],
): Promise<void> {
  const placed: { id: string; position: string }[] = [];
  for (const [stageId, key] of keys) placed.push(...(await roomAround(db, stageId, key)));
  const ids = placed.map(({ id }) => id);
  await db.lockAll(leads, inArray(leads.id, [...new Set([...ids, ...movingIds])]));
  await writePositions(db, placed);
}

/** As few cards as give short keys. */
async function roomAround(db: OrgDb, stageId: string, key: string) {
  for (const size of windowSizes) {
    const { ids, positions } = await plan(db, stageId, key, size);
    const isGood = positions.every((position) => position.length <= goodKeyLength);
    if (isGood || size === Infinity)
      return ids.map((id, index) => ({ id, position: positions[index] ?? "" }));
  }
  return [];
}

async function plan(db: OrgDb, stageId: string, key: string, size: number) {
  const side = (condition: SQL, direction: typeof asc) => {
    const rows = db.tx
      .select({ id: leads.id, position: leads.position })
      .from(leads)
      .where(db.in(leads, and(eq(leads.stage_id, stageId), condition)))
      .orderBy(direction(leads.position), direction(leads.id))
      .$dynamic();
    // One more than the window: its key is the rim that stays.
    return size === Infinity ? rows : rows.limit(size + 1);
  };
  const above = (await side(lt(leads.position, key), desc)).reverse();
  const below = await side(gte(leads.position, key), asc);
  const rimAbove = above.length > size ? above.shift() : undefined;
  const rimBelow = below.length > size ? below.pop() : undefined;
  const ids = [...above, ...below].map(({ id }) => id);
  const positions = generateNKeysBetween(rimAbove?.position ?? null, rimBelow?.position ?? null, ids.length);
  return { ids, positions };
}
