import { and, asc, desc, eq, gt, lt, ne, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";
import { positionBetween } from "./position";
import { longKeyLength, renumberAround } from "./renumber";

type Neighbours = { before_id?: string | null; after_id?: string | null };

/** A short key for a card between its wanted neighbours. The caller holds the stage's lock, but not the card's. */
export async function freePosition(
  db: OrgDb,
  stageId: string,
  leadId: string,
  wanted: Neighbours,
): Promise<{ position: string; renumbered: boolean }> {
  const position = await positionFor(db, stageId, leadId, wanted);
  if (position.length < longKeyLength) return { position, renumbered: false };
  await renumberAround(db, stageId, position, leadId);
  return { position: await positionFor(db, stageId, leadId, wanted), renumbered: true };
}

/** A neighbour that has left the column meanwhile is ignored: the card then goes next to the other one, or on top. */
async function positionFor(db: OrgDb, stageId: string, leadId: string, wanted: Neighbours): Promise<string> {
  const positionOf = async (id: string | null | undefined) =>
    id && id !== leadId
      ? (await db.find(leads, eq(leads.id, id), eq(leads.stage_id, stageId)))?.position
      : undefined;
  const nextTo = async (condition: SQL | undefined, order: SQL) => {
    const [row] = await db.tx
      .select({ position: leads.position })
      .from(leads)
      .where(db.in(leads, and(eq(leads.stage_id, stageId), ne(leads.id, leadId), condition)))
      .orderBy(order)
      .limit(1);
    return row?.position ?? null;
  };
  const above = await positionOf(wanted.after_id);
  if (above) return positionBetween(above, await nextTo(gt(leads.position, above), asc(leads.position)));
  const below = await positionOf(wanted.before_id);
  if (below) return positionBetween(await nextTo(lt(leads.position, below), desc(leads.position)), below);
  return positionBetween(null, await nextTo(undefined, asc(leads.position)));
}
