import { sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import type { Cell, Row, Table } from "./learn";

/** A lead, and the moment as of which it is looked at. */
export type Moment = { lead_id: string; at: string };

/** What may have been changed by hand, and what it was before each change. */
type Change = { field: string; before: unknown };
type Found = {
  lead_id: string;
  source: string;
  email: string | null;
  phone: string | null;
  company: string | null;
  estimated_value: string | null;
  custom_fields: Record<string, unknown>;
  created_weekday: number;
  created_hour: number;
  changes: Change[][] | null;
  stage: string | null;
  stage_left: string | null;
  stage_now: string | null;
  qualification: number | null;
  messages_in: number;
  messages_out: number;
  first_reply_minutes: number | null;
  hours_since_contact_wrote: number | null;
  notes_and_calls: number;
};

/** Types of custom fields that are no free text and name nobody. */
const usableTypes = new Set(["number", "money", "single_select", "checkbox"]);

/**
 * What was known of leads at given moments. The same code looks at closed leads as they stood before their outcome
 * and at open ones now: values are taken back through the history of changes, and nothing after the moment counts.
 *
 * Left out on purpose: whose lead it is (fairness, and it follows the outcome), tags and close reasons (set after
 * contact), closing dates, free text, and anything that only grows with the calendar.
 */
export async function featuresAt(db: OrgDb, moments: Moment[]): Promise<Map<string, Row>> {
  if (moments.length === 0) return new Map();
  const fields = await db.tx.execute<{ key: string; field_type: string }>(
    sql`select key, field_type from custom_fields where organization_id = ${db.orgId} and is_active`,
  );
  const keys = fields.filter(({ field_type }) => usableTypes.has(field_type)).map(({ key }) => key);
  const rows = await db.tx.execute<Found>(historyAt(db.orgId, moments));
  return new Map(rows.map((row) => [row.lead_id, featureRow(row, keys)]));
}

const historyAt = (orgId: string, moments: Moment[]) => sql`
  select l.id as lead_id, l.source, l.email, l.phone, l.company, l.estimated_value, l.custom_fields,
    extract(isodow from l.created_at at time zone coalesce(o.settings->>'time_zone', 'America/Sao_Paulo'))::int as created_weekday,
    extract(hour from l.created_at at time zone coalesce(o.settings->>'time_zone', 'America/Sao_Paulo'))::int as created_hour,
    (select jsonb_agg(coalesce(a.metadata->'changes', '[]') order by a.created_at desc, a.id desc)
       from lead_activities a
      where a.organization_id = l.organization_id and a.lead_id = l.id and a.created_at > asked.at
        and a.activity_type = 'updated') as changes,
    (select a.metadata->>'to' from lead_activities a
      where a.organization_id = l.organization_id and a.lead_id = l.id and a.created_at <= asked.at
        and a.activity_type = 'stage_change' order by a.created_at desc, a.id desc limit 1) as stage,
    (select a.metadata->>'from' from lead_activities a
      where a.organization_id = l.organization_id and a.lead_id = l.id and a.created_at > asked.at
        and a.activity_type = 'stage_change' order by a.created_at, a.id limit 1) as stage_left,
    case when l.status = 'open' then s.name end as stage_now,
    (select (a.metadata->>'after')::int from lead_activities a
      where a.organization_id = l.organization_id and a.lead_id = l.id and a.created_at <= asked.at
        and a.activity_type = 'score_change' and coalesce(a.metadata->>'source', 'rules') = 'rules'
        and jsonb_typeof(a.metadata->'after') = 'number'
      order by a.created_at desc, a.id desc limit 1) as qualification,
    coalesce(m.inbound, 0)::int as messages_in, coalesce(m.outbound, 0)::int as messages_out,
    (extract(epoch from m.first_out - m.first_in) / 60)::float8 as first_reply_minutes,
    (extract(epoch from asked.at - m.last_in) / 3600)::float8 as hours_since_contact_wrote,
    (select count(*)::int from lead_activities a
      where a.organization_id = l.organization_id and a.lead_id = l.id and a.created_at <= asked.at
        and a.deleted_at is null and a.activity_type in ('note','call','meeting','email')) as notes_and_calls
  from unnest(${list(moments.map(({ lead_id }) => lead_id))}::uuid[],
              ${list(moments.map(({ at }) => at))}::timestamptz[]) as asked (lead_id, at)
  join leads l on l.organization_id = ${orgId} and l.id = asked.lead_id
  join organizations o on o.id = l.organization_id
  join pipeline_stages s on s.organization_id = l.organization_id and s.id = l.stage_id
  left join lateral (
    select count(*) filter (where m.direction = 'inbound') as inbound,
           count(*) filter (where m.direction = 'outbound') as outbound,
           min(m.occurred_at) filter (where m.direction = 'inbound') as first_in,
           max(m.occurred_at) filter (where m.direction = 'inbound') as last_in,
           min(m.occurred_at) filter (where m.direction = 'outbound') as first_out
      from messages m
     where m.organization_id = l.organization_id and m.lead_id = l.id and m.occurred_at <= asked.at) m on true`;

const list = (values: string[]) => sql`string_to_array(${values.join(",")}, ',')`;

function featureRow(found: Found, keys: string[]): Row {
  const was = asItWas(found);
  const custom = (was.custom_fields ?? {}) as Record<string, unknown>;
  const value = was.estimated_value === null ? null : Number(was.estimated_value);
  return {
    source: textOf(was.source),
    stage: found.stage ?? found.stage_left ?? found.stage_now,
    has_email: given(was.email),
    has_phone: given(was.phone),
    has_company: given(was.company),
    estimated_value: value,
    created_weekday: `w${found.created_weekday}`,
    created_hour: found.created_hour,
    qualification: found.qualification,
    messages_in: found.messages_in,
    messages_out: found.messages_out,
    first_reply_minutes: found.first_reply_minutes,
    hours_since_contact_wrote: found.hours_since_contact_wrote,
    notes_and_calls: found.notes_and_calls,
    ...Object.fromEntries(keys.map((key) => [`custom.${key}`, cellOf(custom[key])])),
  };
}

/** Later changes undone, the newest first: what each says was there before it. */
function asItWas(found: Found): Record<string, unknown> {
  const values: Record<string, unknown> = { ...found };
  for (const { field, before } of (found.changes ?? []).flat()) values[field] = before;
  return values;
}

const given = (value: unknown): string => (value ? "yes" : "no");
const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
const cellOf = (value: unknown): Cell =>
  typeof value === "string" || typeof value === "number"
    ? value
    : typeof value === "boolean"
      ? String(value)
      : null;

/** The rows as columns, for learning. */
export function tableOf(rows: Row[]): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    rows: rows.length,
    columns: names.map((name) => ({ name, values: rows.map((row) => row[name]) })),
  };
}
