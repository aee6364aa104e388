import { inArray, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contacts, duplicate_dismissals } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { visibleContacts } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { visibleContact } from "../contacts/contact";
import { summaryColumns } from "./candidates";
import {
  DismissDuplicateInput,
  duplicateReasons,
  ListDuplicatesInput,
  type DuplicatePair,
  type DuplicateReason,
} from "./schemas";

/** Contacts that look like one person, the surest first, without those somebody found different. */
export const listDuplicates = defineOperation({
  name: "duplicate.list",
  permission: "leads.read",
  input: ListDuplicatesInput,
  run: (ctx, { limit }) =>
    read(ctx, async (db) => ({ data: await suggestions(ctx, db, limit), next_cursor: null })),
});

/** Two records somebody has looked at: not the same person. */
export const dismissDuplicate = defineOperation({
  name: "duplicate.dismiss",
  permission: "leads.write",
  input: DismissDuplicateInput,
  run: (ctx, { contact_id, other_id }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const contact = await visibleContact(ctx, db, contact_id);
      if (contact_id === other_id) throw invalid({ other_id: "same_record" });
      const other = await db.byId(contacts, other_id);
      if (!other) throw invalid({ other_id: "not_found" });
      const [first_id = "", second_id = ""] = [contact_id, other_id].sort();
      await db.insertIfAbsent(duplicate_dismissals, {
        entity: "contact",
        first_id,
        second_id,
        dismissed_by: actorUserId(ctx.actor),
      });
      await audit({
        action: "duplicate.dismiss",
        resource_type: "contact",
        resource_id: contact_id,
        after: { other_id },
      });
      publish({
        event: "contact.changed",
        data: { contact_id, version: contact.version },
        audience: "organization",
      });
      return { contact_id, other_id };
    }),
});

type Pair = { first_id: string; second_id: string; reasons: string[] };

/**
 * Identities are one contact's each, so the same phone or e-mail shows in what leads and contacts say beside them: a
 * number that was typed on a lead of one and belongs to another. And names are the same at the same company.
 */
async function suggestions(ctx: Ctx, db: OrgDb, limit: number): Promise<DuplicatePair[]> {
  const org = sql`${db.orgId}::uuid`;
  const pairs = await db.tx.execute<Pair>(sql`
    with said as (
      select id as contact_id, ${canonical} as phone, lower(email) as email from contacts
       where organization_id = ${org} and deleted_at is null
      union
      select contact_id, ${canonical}, lower(email) from leads where organization_id = ${org} and deleted_at is null
    ), alike as (
      select s.contact_id as a, i.contact_id as b, 'phone' as reason from said s
        join contact_identities i on i.organization_id = ${org} and i.channel = 'phone' and i.external_id = s.phone
      union all
      select s.contact_id, i.contact_id, 'email' from said s
        join contact_identities i on i.organization_id = ${org} and i.channel = 'email' and i.external_id = s.email
      union all
      select unnest(ids[2:]), ids[1], 'name_company' from (
        select array_agg(id order by id) as ids from contacts
         where organization_id = ${org} and deleted_at is null and company_id is not null
         group by company_id, fold_text(full_name) having count(*) > 1) as namesakes
    ), paired as (
      select least(a, b) as first_id, greatest(a, b) as second_id, array_agg(distinct reason) as reasons
        from alike where a <> b group by 1, 2)
    select p.first_id, p.second_id, p.reasons from paired p
      join contacts f on f.organization_id = ${org} and f.id = p.first_id and f.deleted_at is null
      join contacts s on s.organization_id = ${org} and s.id = p.second_id and s.deleted_at is null
     where not exists (select from duplicate_dismissals d
        where d.organization_id = ${org} and d.entity = 'contact'
          and d.first_id = p.first_id and d.second_id = p.second_id)
     order by cardinality(p.reasons) desc, p.second_id desc
     limit ${pairsRead}`);
  const known = await summaries(ctx, db, [...new Set(pairs.flatMap((p) => [p.first_id, p.second_id]))]);
  return pairs
    .flatMap(({ first_id, second_id, reasons }) => {
      const [first, second] = [known.get(first_id), known.get(second_id)];
      return first && second ? [{ first, second, reasons: reasonsOf(reasons) }] : [];
    })
    .slice(0, limit);
}

/** More than are shown, since some may be hidden from these eyes. */
const pairsRead = 500;

/** As `canonicalPhone` folds a number; kept in step by a test. */
const canonical = sql.raw(`case
  when phone ~ '^\\+55[1-9][1-9][6-9][0-9]{7}$' then regexp_replace(phone, '^\\+(....)', '\\19')
  when phone ~ '^\\+521[0-9]{10}$' then '52' || substr(phone, 5)
  else ltrim(phone, '+') end`);

async function summaries(ctx: Ctx, db: OrgDb, ids: string[]) {
  if (ids.length === 0) return new Map<string, DuplicatePair["first"]>();
  const rows = await db.tx
    .select(summaryColumns)
    .from(contacts)
    .where(db.in(contacts, inArray(contacts.id, ids), visibleContacts(ctx)));
  return new Map(rows.map((row) => [row.id, row]));
}

const reasonsOf = (reasons: string[]): DuplicateReason[] =>
  duplicateReasons.filter((reason) => reasons.includes(reason));
