import { asc, eq, type SQL } from "drizzle-orm";
import { generateKeyBetween } from "fractional-indexing";
import { randomInt } from "node:crypto";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";

const digits = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const tailLength = 6;

/**
 * The key above every card of a stage. Many leads may arrive at once without waiting for each other, so a random
 * tail keeps their keys apart: a key for the top always differs from the next one in its integer part, hence the
 * tail cannot carry it past its neighbour.
 */
export async function topPosition(db: OrgDb, stageId: string): Promise<string> {
  const [first] = await db.tx
    .select({ position: leads.position })
    .from(leads)
    .where(db.in(leads, eq(leads.stage_id, stageId)))
    .orderBy(asc(leads.position))
    .limit(1);
  return generateKeyBetween(null, first ? integerPart(first.position) : null) + randomTail();
}

/** Keys for many new cards at once, the first of them on top. */
export async function topPositions(db: OrgDb, stageId: string, count: number): Promise<string[]> {
  const keys: string[] = [];
  let below = await topPosition(db, stageId);
  for (; keys.length < count; below = generateKeyBetween(null, integerPart(below)) + randomTail())
    keys.push(below);
  return keys.reverse();
}

export const byPosition = (): SQL[] => [asc(leads.position), asc(leads.id)];

const randomTail = () => Array.from({ length: tailLength }, () => digits[randomInt(digits.length)]).join("");

/** "a0" of "a0xyz": the head letter says how many digits the integer part has. */
function integerPart(key: string): string {
  const head = key.charCodeAt(0);
  const length = head >= 97 ? head - 97 + 2 : 90 - head + 2;
  return key.slice(0, length);
}
