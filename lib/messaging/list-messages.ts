import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, leads, messages } from "@/db/schema";
import { decodeCursor, page } from "@/lib/cursor";
import { assertVisible } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { isShownItself, selectMessages } from "./parts";
import { ListLeadMessagesInput, ListMessagesInput } from "./schemas";

/** A thread, newest first, so that the first page is the one on screen. */
export const listMessages = defineOperation({
  name: "message.list",
  permission: "conversations.read",
  input: ListMessagesInput,
  run: (ctx, { conversation_id, limit, cursor }) =>
    read(ctx, async (db) => {
      assertVisible(ctx, await db.byId(conversations, conversation_id));
      return select(db, eq(messages.conversation_id, conversation_id), limit, cursor);
    }),
});

/** Every message of a lead, over all its conversations, newest first. */
export const listLeadMessages = defineOperation({
  name: "message.list_of_lead",
  permission: "conversations.read",
  input: ListLeadMessagesInput,
  run: (ctx, { lead_id, limit, cursor }) =>
    read(ctx, async (db) => {
      assertVisible(ctx, await db.byId(leads, lead_id));
      return select(db, eq(messages.lead_id, lead_id), limit, cursor);
    }),
});

async function select(db: OrgDb, where: SQL, limit: number, cursor: string | undefined) {
  const rows = await selectMessages(
    db,
    and(where, isShownItself(db), cursor ? olderThan(cursor) : undefined),
    [desc(messages.occurred_at), desc(messages.id)],
    limit + 1,
  );
  return page(rows, limit, (message) => [message.occurred_at, message.id]);
}

function olderThan(cursor: string): SQL {
  const [at, id] = decodeCursor(cursor, "instant");
  return sql`(${messages.occurred_at}, ${messages.id}) < (${at}::timestamptz, ${id}::uuid)`;
}
