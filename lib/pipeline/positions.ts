import { sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";

/**
 * Gives cards new places. Neither their versions nor their dates change: the card is the same, only its key is not.
 * One parameter for all of them, since a column may hold more cards than a statement takes parameters.
 */
export async function writePositions(db: OrgDb, placed: { id: string; position: string }[]): Promise<void> {
  if (placed.length === 0) return;
  await db.tx.execute(sql`
    update ${leads} set position = placed.position
      from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as placed(id uuid, position text)
     where ${db.in(leads, sql`${leads.id} = placed.id`)}`);
}
