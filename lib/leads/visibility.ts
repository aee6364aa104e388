import { eq, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { companies, contacts, leads } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { notFound } from "@/lib/errors";

/**
 * Which records the actor may see, as a condition on the owner's column: everything, or their own (their teams' too,
 * where they see by team) and those nobody owns yet. Used by every list, count, sum and export. Undefined means "no
 * restriction".
 */
export function visibleTo(ctx: Ctx, owner: PgColumn): SQL | undefined {
  const owners = visibleOwners(ctx);
  if (!owners) return undefined;
  const [only, ...others] = owners;
  if (!only) return isNull(owner);
  return or(others.length > 0 ? inArray(owner, [only, ...others]) : eq(owner, only), isNull(owner));
}

export const canSee = (ctx: Ctx, owner: string | null): boolean =>
  owner === null || (visibleOwners(ctx)?.includes(owner) ?? true);

/** Whose records the actor sees beside those nobody owns; null is everybody's. What search is told. */
export function visibleOwners(ctx: Ctx): string[] | null {
  if (ctx.grants.visibility === "all") return null;
  const userId = actorUserId(ctx.actor);
  return userId ? [userId, ...ctx.grants.teammates] : [];
}

/** A record that is deleted or not for these eyes looks like one that never was. @throws AppError `not_found`. */
export function assertVisible<T extends { assigned_to: string | null; deleted_at?: string | null }>(
  ctx: Ctx,
  record: T | undefined,
): asserts record is T {
  if (!record || record.deleted_at || !canSee(ctx, record.assigned_to)) throw notFound();
}

export const notDeleted = isNull(leads.deleted_at);

/** The owner asked for in a list: a member, "none" for the pool, or anybody. */
export const ownedBy = (owner: string | undefined, column: PgColumn = leads.assigned_to): SQL | undefined =>
  owner === "none" ? isNull(column) : owner ? eq(column, owner) : undefined;

/** Contacts of leads one may see, and those without a lead. What search tells by the same rule (db/search/kinds.ts). */
export function visibleContacts(ctx: Ctx): SQL | undefined {
  const owners = visibleOwners(ctx);
  if (!owners) return undefined;
  const ofContact = sql`l.contact_id = ${contacts.id}`;
  return sql`(${leadOf(contacts.organization_id, sql`${ofContact} and ${ownedLead(owners)}`)}
    or not ${leadOf(contacts.organization_id, ofContact)})`;
}

/** One's own companies, those of leads one may see, and those nobody owns that have no lead. */
export function visibleCompanies(ctx: Ctx): SQL | undefined {
  const owners = visibleOwners(ctx);
  if (!owners) return undefined;
  const ofCompany = sql`l.company_id = ${companies.id}`;
  return sql`(${companies.assigned_to} = any(${uuids(owners)})
    or ${leadOf(companies.organization_id, sql`${ofCompany} and ${ownedLead(owners)}`)}
    or (${companies.assigned_to} is null and not ${leadOf(companies.organization_id, ofCompany)}))`;
}

const leadOf = (organization: PgColumn, condition: SQL) =>
  sql`exists (select from leads l where l.organization_id = ${organization} and l.deleted_at is null and ${condition})`;
const ownedLead = (owners: string[]) => sql`(l.assigned_to is null or l.assigned_to = any(${uuids(owners)}))`;
const uuids = (ids: string[]) => sql`string_to_array(${ids.join(",")}, ',')::uuid[]`;
