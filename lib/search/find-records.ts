import { and, desc, eq, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { companies, contacts, leads, tasks } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { visibleCompanies, visibleTo } from "@/lib/leads";
import { mark } from "./marks";
import type { MarkedText, SearchHit } from "./schemas";
import { foundBy, rank } from "./statement";

export type Search = {
  ctx: Ctx;
  query: string;
  limit: number;
  /** Whose records may be found; null is everybody's. */
  owners: string[] | null;
  /** What is marked in the hits. */
  terms: string[];
};

export async function findLeads(db: OrgDb, search: Search): Promise<SearchHit[]> {
  const rows = await db.tx
    .select({
      id: leads.id,
      name: leads.full_name,
      email: leads.email,
      phone: leads.phone,
      company: leads.company,
      at: leads.last_activity_at,
    })
    .from(leads)
    .innerJoin(foundBy("leads", search), eq(sql`found_id`, leads.id))
    .where(db.in(leads, visibleTo(search.ctx, leads.assigned_to)))
    .orderBy(rank, desc(leads.last_activity_at), leads.id);
  return rows.map(({ id, name, at, company, email, phone }) =>
    hit(search, { id, name, at, details: [company, email, phone], lead_id: id }),
  );
}

export async function findContacts(db: OrgDb, search: Search): Promise<SearchHit[]> {
  const newestLead = db.tx
    .select({ id: leads.id })
    .from(leads)
    .where(
      db.in(
        leads,
        eq(leads.contact_id, contacts.id),
        sql`${leads.deleted_at} is null`,
        visibleTo(search.ctx, leads.assigned_to),
      ),
    )
    .orderBy(desc(leads.created_at))
    .limit(1);
  const rows = await db.tx
    .select({
      id: contacts.id,
      name: contacts.full_name,
      email: contacts.email,
      phone: contacts.phone,
      company: contacts.company,
      at: contacts.updated_at,
      lead_id: sql<string | null>`(${newestLead})`,
    })
    .from(contacts)
    .innerJoin(foundBy("contacts", search), eq(sql`found_id`, contacts.id))
    .where(db.in(contacts))
    .orderBy(rank, desc(contacts.updated_at), contacts.id);
  return rows.map(({ id, name, at, company, email, phone, lead_id }) =>
    hit(search, { id, name, at, details: [company, email, phone], lead_id }),
  );
}

export async function findCompanies(db: OrgDb, search: Search): Promise<SearchHit[]> {
  const rows = await db.tx
    .select({
      id: companies.id,
      name: companies.name,
      domain: companies.domain,
      email: companies.email,
      phone: companies.phone,
      city: companies.city,
      at: companies.updated_at,
    })
    .from(companies)
    .innerJoin(foundBy("companies", search), eq(sql`found_id`, companies.id))
    .where(db.in(companies, visibleCompanies(search.ctx)))
    .orderBy(rank, desc(companies.updated_at), companies.id);
  return rows.map(({ id, name, at, domain, email, phone, city }) =>
    hit(search, { id, name, at, details: [city, domain, email, phone] }),
  );
}

export async function findTasks(db: OrgDb, search: Search): Promise<SearchHit[]> {
  const rows = await db.tx
    .select({
      id: tasks.id,
      name: tasks.title,
      at: tasks.due_at,
      lead_id: leads.id,
      lead_name: leads.full_name,
    })
    .from(tasks)
    .innerJoin(foundBy("tasks", search), eq(sql`found_id`, tasks.id))
    .leftJoin(leads, and(db.in(leads, eq(leads.id, tasks.lead_id)), visibleTo(search.ctx, leads.assigned_to)))
    .where(db.in(tasks))
    .orderBy(rank, desc(tasks.due_at), tasks.id);
  return rows.map(({ id, name, at, lead_id, lead_name }) =>
    hit(search, { id, name, at, details: [lead_name], lead_id }),
  );
}

type Found = { id: string; name: string; at: string; details: (string | null)[]; lead_id?: string | null };

function hit({ terms }: Search, { id, name, at, details, lead_id = null }: Found): SearchHit {
  return { id, title: mark(name, terms), detail: joined(details, terms), lead_id, conversation_id: null, at };
}

/** What fits comes first, since a narrow screen shows the beginning only. */
function joined(details: (string | null)[], terms: string[]): MarkedText | null {
  const texts = details.filter((text) => text !== null && text !== "") as string[];
  const fits = (text: string) => mark(text, terms).marks.length > 0;
  const sorted = [...texts.filter(fits), ...texts.filter((text) => !fits(text))];
  return sorted.length > 0 ? mark(sorted.join(" · "), terms) : null;
}
