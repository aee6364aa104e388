import { eq, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";
import type { InboundMessage } from "./items";

/** The ad or post a message came through, on its deal: the first one and the last one, whatever order they arrive in. */
export async function keepTouch(db: OrgDb, leadId: string, item: InboundMessage): Promise<void> {
  const { referral } = item.metadata;
  if (!referral || item.from_us) return;
  const touch = sql`${JSON.stringify({ ...referral, at: item.occurred_at })}::jsonb`;
  const isTaken = (column: PgColumn, isBetter: SQL) =>
    sql`case when ${column} is null or ${isBetter} then ${touch} else ${column} end`;
  const at = sql`${item.occurred_at}::timestamptz`;
  await db.update(
    leads,
    {
      first_touch: isTaken(leads.first_touch, sql`(${leads.first_touch}->>'at')::timestamptz > ${at}`),
      last_touch: isTaken(leads.last_touch, sql`(${leads.last_touch}->>'at')::timestamptz <= ${at}`),
    },
    eq(leads.id, leadId),
  );
}
