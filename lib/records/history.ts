import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, lead_activities, leads, messages, users } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { visibleTo } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { visibleCompany } from "./companies/company";
import { visibleContact } from "./contacts/contact";
import { CompanyHistoryInput, ContactHistoryInput, type HistoryItem } from "./schemas";

type Place = { limit: number; cursor?: string };

/** What happened with all leads of a company, newest first: changes, notes, calls, messages. */
export const companyHistory = defineOperation({
  name: "company.history",
  permission: "leads.read",
  input: CompanyHistoryInput,
  run: (ctx, { company_id, ...place }) =>
    read(ctx, async (db) => {
      await visibleCompany(ctx, db, company_id);
      const ofLead = sql`exists (select from leads l where l.organization_id = ${db.orgId}
        and l.id = ${conversations.lead_id} and l.company_id = ${company_id})`;
      return history(ctx, db, place, eq(leads.company_id, company_id), ofLead);
    }),
});

/** One history over all leads of a contact. */
export const contactHistory = defineOperation({
  name: "contact.history",
  permission: "leads.read",
  input: ContactHistoryInput,
  run: (ctx, { contact_id, ...place }) =>
    read(ctx, async (db) => {
      await visibleContact(ctx, db, contact_id);
      return history(
        ctx,
        db,
        place,
        eq(leads.contact_id, contact_id),
        eq(conversations.contact_id, contact_id),
      );
    }),
});

/** Both kinds are read from the same place on and merged, so that a page has no holes in either. */
async function history(ctx: Ctx, db: OrgDb, { limit, cursor }: Place, ofLeads: SQL, ofThreads: SQL) {
  const before = cursor ? decodeCursor(cursor, "instant") : undefined;
  const happened = await activities(ctx, db, ofLeads, limit, before);
  const written = ctx.grants.permissions.has("conversations.read")
    ? await exchanged(ctx, db, ofThreads, limit, before)
    : [];
  const items = [...happened, ...written].sort(
    (one, other) => Date.parse(other.created_at) - Date.parse(one.created_at) || (one.id < other.id ? 1 : -1),
  );
  return page<HistoryItem>(items.slice(0, limit + 1), limit, (item) => [item.created_at, item.id]);
}

type Before = [string, string] | undefined;
const older = (at: SQL, id: SQL, before: Before) =>
  before && sql`(${at}, ${id}) < (${before[0]}::timestamptz, ${before[1]}::uuid)`;

async function activities(ctx: Ctx, db: OrgDb, ofLeads: SQL, limit: number, before: Before) {
  const rows = await db.tx
    .select({
      id: lead_activities.id,
      lead_id: leads.id,
      lead_name: leads.full_name,
      user_id: lead_activities.user_id,
      user_name: users.full_name,
      activity_type: lead_activities.activity_type,
      title: lead_activities.title,
      description: lead_activities.description,
      metadata: lead_activities.metadata,
      created_at: lead_activities.created_at,
    })
    .from(lead_activities)
    .innerJoin(
      leads,
      and(eq(leads.organization_id, lead_activities.organization_id), eq(leads.id, lead_activities.lead_id)),
    )
    .leftJoin(users, eq(users.id, lead_activities.user_id))
    .where(
      db.in(
        lead_activities,
        and(
          ofLeads,
          sql`${leads.deleted_at} is null`,
          visibleTo(ctx, leads.assigned_to),
          sql`${lead_activities.deleted_at} is null`,
          older(sql`${lead_activities.created_at}`, sql`${lead_activities.id}`, before),
        ),
      ),
    )
    .orderBy(desc(lead_activities.created_at), desc(lead_activities.id))
    .limit(limit + 1);
  return rows.map((row): HistoryItem => ({ ...row, kind: "activity", conversation_id: null }));
}

async function exchanged(ctx: Ctx, db: OrgDb, ofThreads: SQL, limit: number, before: Before) {
  const rows = await db.tx
    .select({
      id: messages.id,
      lead_id: messages.lead_id,
      lead_name: leads.full_name,
      conversation_id: messages.conversation_id,
      user_id: messages.sent_by,
      user_name: users.full_name,
      activity_type: messages.direction,
      title: sql<string>`coalesce(${messages.content}, '')`,
      message_type: messages.message_type,
      author_type: messages.author_type,
      created_at: messages.occurred_at,
    })
    .from(messages)
    .innerJoin(
      conversations,
      and(
        eq(conversations.organization_id, messages.organization_id),
        eq(conversations.id, messages.conversation_id),
      ),
    )
    .leftJoin(leads, and(eq(leads.organization_id, messages.organization_id), eq(leads.id, messages.lead_id)))
    .leftJoin(users, eq(users.id, messages.sent_by))
    .where(
      db.in(
        messages,
        and(
          ofThreads,
          visibleTo(ctx, conversations.assigned_to),
          older(sql`${messages.occurred_at}`, sql`${messages.id}`, before),
        ),
      ),
    )
    .orderBy(desc(messages.occurred_at), desc(messages.id))
    .limit(limit + 1);
  return rows.map(({ message_type, author_type, ...row }): HistoryItem => ({
    ...row,
    kind: "message",
    description: null,
    metadata: { message_type, author_type },
  }));
}
