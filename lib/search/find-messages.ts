import { desc, eq, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contacts, conversations, messages } from "@/db/schema";
import { visibleTo } from "@/lib/leads";
import type { Search } from "./find-records";
import { mark, snippet } from "./marks";
import type { SearchHit } from "./schemas";
import { foundBy } from "./statement";

/** Messages of the threads the person may read, newest first. */
export async function findMessages(db: OrgDb, search: Search): Promise<SearchHit[]> {
  const rows = await db.tx
    .select({
      id: messages.id,
      content: messages.content,
      at: messages.occurred_at,
      lead_id: conversations.lead_id,
      conversation_id: conversations.id,
      contact_name: contacts.full_name,
    })
    .from(messages)
    .innerJoin(foundBy("messages", search), eq(sql`found_id`, messages.id))
    .innerJoin(
      conversations,
      db.in(
        conversations,
        eq(conversations.id, messages.conversation_id),
        visibleTo(search.ctx, conversations.assigned_to),
      ),
    )
    .innerJoin(contacts, db.in(contacts, eq(contacts.id, conversations.contact_id)))
    .where(db.in(messages))
    .orderBy(desc(messages.occurred_at), desc(messages.id))
    .limit(search.limit);
  return rows.map(({ id, content, at, lead_id, conversation_id, contact_name }) => ({
    id,
    title: mark(contact_name, []),
    detail: snippet(content ?? "", search.terms),
    lead_id,
    conversation_id,
    at,
  }));
}
