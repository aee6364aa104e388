import { and, asc, desc, eq, gt, lt, notInArray, type SQL } from "drizzle-orm";
import { generateNKeysBetween } from "fractional-indexing";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";
import { longKeyLength, renumberAround } from "./renumber";

type Neighbours = { before_id?: string | null; after_id?: string | null };
/** Cards that will stand together, in this order. */
export type Block = { stageId: string; leadIds: string[]; wanted: Neighbours };

/**
 * Short keys for cards between their wanted neighbours. The caller holds the stages' locks, but not the cards': making
 * room locks their new neighbours, too, and leads are locked by id, all at once.
 *
 * @returns the key of each card, and the stages in which others got new ones.
 */
export async function freePositions(
  db: OrgDb,
  blocks: Block[],
): Promise<{ positions: Map<string, string>; renumbered: Set<string> }> {
  const moving = blocks.flatMap(({ leadIds }) => leadIds);
  const positions = await keysFor(db, blocks, moving);
  const tight = new Map<string, string>();
  for (const { stageId, leadIds } of blocks) {
    const long = leadIds.map((id) => positions.get(id) ?? "").find(({ length }) => length >= longKeyLength);
    if (long && !tight.has(stageId)) tight.set(stageId, long);
  }
  if (tight.size === 0) return { positions, renumbered: new Set() };
  await renumberAround(db, tight, moving);
  return { positions: await keysFor(db, blocks, moving), renumbered: new Set(tight.keys()) };
}

async function keysFor(db: OrgDb, blocks: Block[], moving: string[]): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const { stageId, leadIds, wanted } of blocks) {
    const [above, below] = await gapFor(db, stageId, moving, wanted);
    // Blocks that go to the same gap stand below each other.
    const given = blocks
      .filter((block) => block.stageId === stageId)
      .flatMap((block) => block.leadIds.map((id) => keys.get(id) ?? ""))
      .filter((key) => key > (above ?? "") && (below === null || key < below));
    const top = given.length > 0 ? (given.sort().at(-1) ?? above) : above;
    // Keys that are equal leave no room between them.
    const bottom = top !== null && below !== null && top >= below ? null : below;
    for (const [index, key] of generateNKeysBetween(top, bottom, leadIds.length).entries())
      keys.set(leadIds[index] ?? "", key);
  }
  return keys;
}

/** A neighbour that has left the column meanwhile is ignored: the cards then go next to the other one, or on top. */
async function gapFor(
  db: OrgDb,
  stageId: string,
  moving: string[],
  wanted: Neighbours,
): Promise<[above: string | null, below: string | null]> {
  const positionOf = async (id: string | null | undefined) =>
    id && !moving.includes(id)
      ? (await db.find(leads, eq(leads.id, id), eq(leads.stage_id, stageId)))?.position
      : undefined;
  const nextTo = async (condition: SQL | undefined, order: SQL) => {
    const [row] = await db.tx
      .select({ position: leads.position })
      .from(leads)
      .where(db.in(leads, and(eq(leads.stage_id, stageId), notInArray(leads.id, moving), condition)))
      .orderBy(order)
      .limit(1);
    return row?.position ?? null;
  };
  const above = await positionOf(wanted.after_id);
  if (above) return [above, await nextTo(gt(leads.position, above), asc(leads.position))];
  const below = await positionOf(wanted.before_id);
  if (below) return [await nextTo(lt(leads.position, below), desc(leads.position)), below];
  return [null, await nextTo(undefined, asc(leads.position))];
}
