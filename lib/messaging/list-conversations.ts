import { and, desc, eq, isNull, ne, sql, type SQL } from "drizzle-orm";
import { contacts, conversations, leads, pipeline_stages, users } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import { actorUserId, type Ctx } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { defineOperation } from "@/lib/operation";
import { visibleTo } from "@/lib/leads";
import { read } from "@/lib/unit";
import { requireRow, windowExpiresAt } from "./conversation";
import { ConversationIdInput, ListConversationsInput, type Conversation } from "./schemas";

/** Where a thread without any message stands. */
const beforeAll = "1970-01-01T00:00:00.000Z";
const movedAt = sql`coalesce(${conversations.last_message_at}, ${beforeAll}::timestamptz)`;

/** The inbox: the thread that moved last comes first. */
export const listConversations = defineOperation({
  name: "conversation.list",
  permission: "conversations.read",
  input: ListConversationsInput,
  run: (ctx, { view, status, limit, cursor }) =>
    read(ctx, async (db) => {
      const rows = await select(
        db,
        and(
          status === "resolved" ? eq(conversations.status, "resolved") : ne(conversations.status, "resolved"),
          visibleTo(ctx, conversations.assigned_to),
          inView(ctx, view),
          cursor ? olderThan(cursor) : undefined,
        ),
        limit + 1,
      );
      return page(rows, limit, (row) => [row.last_message_at ?? beforeAll, row.id]);
    }),
});

/** One conversation as the inbox shows it. */
export const getConversation = defineOperation({
  name: "conversation.get",
  permission: "conversations.read",
  input: ConversationIdInput,
  run: (ctx, { conversation_id }) =>
    read(ctx, async (db) => {
      const where = and(eq(conversations.id, conversation_id), visibleTo(ctx, conversations.assigned_to));
      return requireRow((await select(db, where, 1))[0]);
    }),
});

function inView(ctx: Ctx, view: "all" | "mine" | "unassigned"): SQL | undefined {
  if (view === "unassigned") return isNull(conversations.assigned_to);
  if (view === "mine") return eq(conversations.assigned_to, actorUserId(ctx.actor) ?? sql`null`);
  return undefined;
}

async function select(db: OrgDb, where: SQL | undefined, limit: number): Promise<Conversation[]> {
  const rows = await db.tx
    .select({
      id: conversations.id,
      contact_id: conversations.contact_id,
      lead_id: conversations.lead_id,
      contact_name: contacts.full_name,
      contact_phone: contacts.phone,
      channel: conversations.channel,
      status: conversations.status,
      handler: conversations.handler,
      assigned_to: conversations.assigned_to,
      assigned_to_name: users.full_name,
      stage_id: leads.stage_id,
      stage_name: pipeline_stages.name,
      lead_score: leads.lead_score,
      unread_count: conversations.unread_count,
      mood: conversations.mood,
      urgency: conversations.urgency,
      last_message_at: conversations.last_message_at,
      last_message_preview: conversations.last_message_preview,
      last_message_direction: conversations.last_message_direction,
      last_inbound_at: conversations.last_inbound_at,
      version: conversations.version,
    })
    .from(conversations)
    .innerJoin(contacts, sameOrg(contacts.organization_id, eq(contacts.id, conversations.contact_id)))
    .leftJoin(leads, sameOrg(leads.organization_id, eq(leads.id, conversations.lead_id)))
    .leftJoin(
      pipeline_stages,
      sameOrg(pipeline_stages.organization_id, eq(pipeline_stages.id, leads.stage_id)),
    )
    .leftJoin(users, eq(users.id, conversations.assigned_to))
    .where(db.in(conversations, where))
    .orderBy(desc(movedAt), desc(conversations.id))
    .limit(limit);
  return rows.map(({ last_inbound_at, ...row }) => ({
    ...row,
    window_expires_at: windowExpiresAt(last_inbound_at),
  })) as Conversation[];
}

const sameOrg = (
  column:
    typeof contacts.organization_id | typeof leads.organization_id | typeof pipeline_stages.organization_id,
  on: SQL,
) => and(eq(column, conversations.organization_id), on);

function olderThan(cursor: string): SQL {
  const [at, id] = decodeCursor(cursor, "instant");
  return sql`(${movedAt}, ${conversations.id}) < (${at}::timestamptz, ${id}::uuid)`;
}
