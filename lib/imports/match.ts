import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contact_identities, leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { visibleTo, type LeadRow } from "@/lib/leads";
import type { ParsedRow } from "./parse/values";
import { keysOf } from "./parse/values";

export type Identity = { channel: "phone" | "email"; external_id: string };

/** The ways of the rows' people, each once. */
export function identitiesOf(rows: ParsedRow[]): Identity[] {
  const keys = new Set(rows.flatMap(({ values }) => keysOf(values, ["phone", "email"])));
  return [...keys].map((key) => toIdentity(key));
}

export function toIdentity(key: string): Identity {
  const colon = key.indexOf(":");
  return { channel: key.slice(0, colon) === "phone" ? "phone" : "email", external_id: key.slice(colon + 1) };
}

/** The same locks as `resolveContact` takes, in the same order, so that nobody else makes these people meanwhile. */
export async function lockIdentities(db: OrgDb, identities: Identity[]): Promise<void> {
  const keys = identities.map(({ channel, external_id }) => `${db.orgId}/${channel}/${external_id}`).sort();
  if (keys.length === 0) return;
  await db.tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
      from (select key from unnest(${textArray(keys)}) with ordinality as t(key, place) order by place) as keys`);
}

const textArray = (texts: string[]): SQL =>
  sql`array[${sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  )}]::text[]`;

/** Who is known already, by `channel:external_id`. */
export async function knownContacts(db: OrgDb, identities: Identity[]): Promise<Map<string, string>> {
  if (identities.length === 0) return new Map();
  const ofChannel = (channel: Identity["channel"]) => {
    const ids = identities.filter((each) => each.channel === channel).map(({ external_id }) => external_id);
    return ids.length > 0
      ? and(eq(contact_identities.channel, channel), inArray(contact_identities.external_id, ids))
      : undefined;
  };
  const found: { key: string; contact_id: string }[] = [];
  for (const condition of [ofChannel("phone"), ofChannel("email")]) {
    if (!condition) continue;
    const rows = await db.tx
      .select({
        channel: contact_identities.channel,
        external_id: contact_identities.external_id,
        contact_id: contact_identities.contact_id,
      })
      .from(contact_identities)
      .where(db.in(contact_identities, condition));
    found.push(
      ...rows.map((row) => ({ key: `${row.channel}:${row.external_id}`, contact_id: row.contact_id })),
    );
  }
  return new Map(found.map(({ key, contact_id }) => [key, contact_id]));
}

export type Match = Pick<
  LeadRow,
  | "id"
  | "contact_id"
  | "full_name"
  | "email"
  | "phone"
  | "company"
  | "estimated_value"
  | "currency"
  | "source"
  | "tags"
  | "custom_fields"
  | "expected_close_date"
  | "probability"
  | "version"
  | "assigned_to"
  | "stage_id"
> & { visible: boolean };

/** The newest lead of every dedupe key of the rows, locked. */
export async function matchLeads(
  ctx: Ctx,
  db: OrgDb,
  rows: ParsedRow[],
  by: readonly string[],
  known: Map<string, string>,
): Promise<Map<string, Match>> {
  const matches = new Map<string, Match>();
  const keys = [...new Set(rows.flatMap(({ values }) => keysOf(values, by)))];
  const contactIds = [...new Set(keys.flatMap((key) => known.get(key) ?? []))];
  if (contactIds.length > 0) {
    const found = await select(ctx, db, inArray(leads.contact_id, contactIds));
    const newest = new Map(found.map((lead) => [lead.contact_id, lead]));
    for (const key of keys) {
      const lead = newest.get(known.get(key) ?? "");
      if (lead) matches.set(key, lead);
    }
  }
  const names = keys.filter((key) => key.startsWith("name:"));
  if (names.length > 0) {
    const key = sql<string>`'name:' || fold_text(${leads.full_name}) || '|' || fold_text(${leads.company})`;
    const found = await select(ctx, db, sql`${key} = any(${textArray(names)})`, key);
    for (const lead of found) if (!matches.has(lead.key)) matches.set(lead.key, lead);
  }
  return matches;
}

async function select(ctx: Ctx, db: OrgDb, where: SQL, key: SQL<string> = sql<string>`''`) {
  const rows = await db.tx
    .select({
      id: leads.id,
      contact_id: leads.contact_id,
      full_name: leads.full_name,
      email: leads.email,
      phone: leads.phone,
      company: leads.company,
      estimated_value: leads.estimated_value,
      currency: leads.currency,
      source: leads.source,
      tags: leads.tags,
      custom_fields: leads.custom_fields,
      expected_close_date: leads.expected_close_date,
      probability: leads.probability,
      version: leads.version,
      assigned_to: leads.assigned_to,
      stage_id: leads.stage_id,
      visible: sql<boolean>`${visibleTo(ctx, leads.assigned_to) ?? sql`true`}`,
      key,
    })
    .from(leads)
    .where(db.in(leads, sql`${leads.deleted_at} is null`, where))
    // Oldest first: in a map the newest stays.
    .orderBy(leads.created_at, leads.id);
  return rows;
}
