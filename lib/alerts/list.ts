import { and, desc, eq, isNull, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { contacts, conversations, message_alerts, users } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import { decodeCursor, page } from "@/lib/cursor";
import { visibleTo } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { AlertCause, ListAlertsInput, type Alert } from "./schemas";

/** What called somebody and why, the latest first, of the threads a person may see. */
export const listAlerts = defineOperation({
  name: "alert.list",
  permission: "conversations.read",
  input: ListAlertsInput,
  run: (ctx, { state, kind, conversation_id, limit, cursor }) =>
    read(ctx, async (db) => {
      const rows = await selectAlerts(
        db,
        and(
          visibleTo(ctx, conversations.assigned_to),
          state === "open" ? isNull(message_alerts.ended_at) : undefined,
          kind ? eq(message_alerts.kind, kind) : undefined,
          conversation_id ? eq(message_alerts.conversation_id, conversation_id) : undefined,
          cursor ? olderThan(cursor) : undefined,
        ),
        limit + 1,
      );
      return page(rows, limit, (row) => [row.created_at, row.id]);
    }),
});

const handler = alias(users, "handler");
const receiver = alias(users, "receiver");

export async function selectAlerts(db: OrgDb, where: SQL | undefined, limit: number): Promise<Alert[]> {
  const rows = await db.tx
    .select({
      id: message_alerts.id,
      kind: message_alerts.kind,
      conversation_id: message_alerts.conversation_id,
      lead_id: conversations.lead_id,
      contact_name: contacts.full_name,
      message_id: message_alerts.message_id,
      cause: message_alerts.cause,
      told: sql<string[]>`array(select u.full_name from users u
        where ${message_alerts.outcome} -> 'told' ? u.id::text order by u.full_name)`,
      assigned_to_name: receiver.full_name,
      ended_at: message_alerts.ended_at,
      handled_by_name: handler.full_name,
      created_at: message_alerts.created_at,
    })
    .from(message_alerts)
    .innerJoin(
      conversations,
      and(
        eq(conversations.organization_id, message_alerts.organization_id),
        eq(conversations.id, message_alerts.conversation_id),
      ),
    )
    .innerJoin(
      contacts,
      and(
        eq(contacts.organization_id, conversations.organization_id),
        eq(contacts.id, conversations.contact_id),
      ),
    )
    .leftJoin(handler, eq(handler.id, message_alerts.handled_by))
    .leftJoin(receiver, sql`${receiver.id}::text = ${message_alerts.outcome} ->> 'assigned_to'`)
    .where(db.in(message_alerts, where))
    .orderBy(desc(message_alerts.created_at), desc(message_alerts.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, kind: kindOf(row.kind), cause: AlertCause.parse(row.cause) }));
}

/** The table's own check allows no other. */
const kindOf = (kind: string) => kind as Alert["kind"];

function olderThan(cursor: string): SQL {
  const [at, id] = decodeCursor(cursor, "instant");
  return sql`(${message_alerts.created_at}, ${message_alerts.id}) < (${at}::timestamptz, ${id}::uuid)`;
}
