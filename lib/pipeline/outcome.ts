import { sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { leads } from "@/db/schema";
import type { Stage } from "./schemas";

type Outcome = {
  status: Stage["stage_type"];
  closed_at: SQL | null;
  converted_at: SQL | null;
  close_reason_id: SQL | null;
  close_note: SQL | null;
};

/**
 * What being in a stage of this type means for a lead, as changes of its row. Who was won and goes to another stage
 * that means "won" stays won since then; who leaves it was never won.
 */
export function outcomeChanges(type: string): Outcome {
  const status = type as Stage["stage_type"];
  if (status === "open")
    return { status, closed_at: null, converted_at: null, close_reason_id: null, close_note: null };
  const stays = sql`${leads.status} = ${status}`;
  const since = (column: PgColumn) => sql`case when ${stays} then coalesce(${column}, now()) else now() end`;
  return {
    status,
    closed_at: since(leads.closed_at),
    converted_at: status === "won" ? since(leads.converted_at) : null,
    close_reason_id: sql`case when ${stays} then ${leads.close_reason_id} end`,
    close_note: sql`case when ${stays} then ${leads.close_note} end`,
  };
}

/** The same for a lead that is made there. */
export function outcomeOfNew(type: string) {
  const now = new Date().toISOString();
  return {
    status: type,
    closed_at: type === "open" ? null : now,
    converted_at: type === "won" ? now : null,
  };
}
