import type { Sql } from "postgres";
import { domains, endings, firstNames, lastNames, middles, openings, trades } from "./words";

/** How many rows an organization gets. */
export type Size = { orgId: string; leads: number; messages: number };

/**
 * Organizations full of plausible Brazilian names and messages, made by the database itself. Ids carry the time like
 * the app's own, since "newest first" reads them in order.
 */
export async function fill(sql: Sql, sizes: Size[]): Promise<void> {
  await sql.unsafe(helpers);
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes where indexname ~ '^ix_.*_search$'`;
  // An index is quicker built than filled.
  await sql.unsafe(indexes.map(({ name }) => `drop index ${name};`).join(""));
  for (const size of sizes) await fillOne(sql, size);
  await sql.unsafe(
    `set maintenance_work_mem = '256MB'; ${indexes.map(({ definition }) => `${definition};`).join("")}`,
  );
  for (const table of filled) await sql.unsafe(`vacuum analyze ${table}`);
}

/** Organizations with the same pipeline as one that is there. @returns their ids. */
export async function copyOrganization(sql: Sql, orgId: string, count: number): Promise<string[]> {
  const copies = Array.from({ length: count }, () => crypto.randomUUID());
  const copied = (id: string) => `md5(${id}::text || copy::text)::uuid`;
  const statements = [
    `insert into organizations select (jsonb_populate_record(o, to_jsonb(o) || jsonb_build_object('id', copy, 'slug', 'bench-' || copy))).*
       from organizations o, unnest($2::uuid[]) copy where o.id = $1`,
    `insert into pipelines select (jsonb_populate_record(p, to_jsonb(p) || jsonb_build_object('id', ${copied("p.id")}, 'organization_id', copy))).*
       from pipelines p, unnest($2::uuid[]) copy where p.organization_id = $1`,
    `insert into pipeline_stages select (jsonb_populate_record(s, to_jsonb(s) || jsonb_build_object('id', ${copied("s.id")},
         'pipeline_id', ${copied("s.pipeline_id")}, 'organization_id', copy))).*
       from pipeline_stages s, unnest($2::uuid[]) copy where s.organization_id = $1`,
  ];
  for (const statement of statements) await sql.unsafe(statement, [orgId, copies]);
  return copies;
}

const filled = [
  "contacts",
  "contact_identities",
  "companies",
  "leads",
  "lead_totals",
  "conversations",
  "messages",
];

const helpers = `
  create or replace function bench_id(at timestamptz) returns uuid language sql volatile as $$
    select overlay(gen_random_uuid()::text placing
      regexp_replace(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0'), '(.{8})(.{4})', '\\1-\\2-7') from 1 for 15)::uuid
  $$;
  create or replace function bench_pick(words text[], n bigint) returns text language sql immutable as $$
    select words[1 + (n % cardinality(words))]
  $$;`;

async function fillOne(sql: Sql, { orgId, leads, messages }: Size): Promise<void> {
  if (leads === 0) return;
  await sql.unsafe(`
    -- References hold by construction, and triggers would do row by row what is done at the end.
    set session_replication_role = replica;
    create temp table bench_stages as
      select id, pipeline_id, stage_type, row_number() over (order by stage_order) - 1 as n, count(*) over () as stages
        from pipeline_stages where organization_id = '${orgId}' and is_active;
    create temp table bench_people as ${people(leads)};
    create index on bench_people (g);
    insert into contacts (id, organization_id, full_name, email, phone, company, created_at, updated_at)
      select id, '${orgId}', full_name, email, phone, company, at, at from bench_people;
    insert into contact_identities (id, organization_id, contact_id, channel, external_id, address)
      select gen_random_uuid(), '${orgId}', id, 'email', email, email from bench_people;
    insert into companies (id, organization_id, name, name_key, created_at, updated_at)
      select bench_id(min(at)), '${orgId}', company, fold_text(company), min(at), min(at) from bench_people group by company
      on conflict do nothing;
    insert into leads (id, organization_id, contact_id, full_name, email, phone, company, pipeline_id, stage_id, status, position, estimated_value, source, created_at, updated_at, last_activity_at)
      select p.id, '${orgId}', p.id, full_name, email, phone, company, s.pipeline_id, s.id, s.stage_type, 'h' || lpad(g::text, 8, '0'),
             1000 + (hashint8(g + 17) & 2147483647) % 90000, bench_pick('{whatsapp,manual,import,facebook}', g), at, at, at
        from bench_people p join bench_stages s on s.n = (hashint8(g + 11) & 2147483647) % s.stages;
    insert into lead_totals (organization_id, stage_id, currency, lead_count, total_value, weighted_value, unweighted_value)
      select organization_id, stage_id, currency, count(*), sum(estimated_value), 0, sum(estimated_value)
        from leads where organization_id = '${orgId}' and id in (select id from bench_people) group by 1, 2, 3;
    insert into conversations (id, organization_id, contact_id, lead_id, channel, last_message_at, created_at)
      select id, '${orgId}', id, id, 'whatsapp', at, at from bench_people;
    ${messages > 0 ? writtenBy(orgId, leads, messages) : ""}
    drop table bench_people;
    drop table bench_stages;
    set session_replication_role = origin;`);
}

const people = (count: number) => `
  select g, bench_id(${when(count)}) as id, ${when(count)} as at, ${name} as full_name,
    'pessoa' || g || '@' || ${pick(domains, "hashint8(g + 3) & 2147483647")} as email,
    '+55' || bench_pick('{11,21,31,41,51,61,71,81}', g) || '9' || lpad(((hashint8(g) & 2147483647) % 100000000)::text, 8, '0') as phone,
    ${pick(trades, "g")} || ' ' || ${pick(lastNames, "g / 7")} || ' ' || g / 50 as company
    from generate_series(1, ${count}) g`;

const writtenBy = (orgId: string, leads: number, messages: number) => `
  insert into messages (id, organization_id, conversation_id, lead_id, provider_type, direction, message_type, content, author_type, status, occurred_at, created_at, updated_at)
    select bench_id(m.at), '${orgId}', p.id, p.id, 'business_api', 'inbound', 'text', m.content, 'contact', 'received', m.at, m.at, m.at
      from (select g, ${when(messages)} as at, 1 + (hashint8(g) & 2147483647) % ${leads} as person,
              ${pick(openings, "hashint8(g + 1) & 2147483647")} || ' ' || ${pick(middles, "hashint8(g + 2) & 2147483647")} || ' ' ||
              ${pick(endings, "hashint8(g + 5) & 2147483647")} || case when g % 997 = 0 then ' protocolo ' || g else '' end as content
              from generate_series(1, ${messages}) g) m
      join bench_people p on p.g = m.person;`;

const when = (count: number) => `now() - interval '400 days' * (1 - g::float8 / ${count})`;
const pick = (words: readonly string[], n: string) =>
  `bench_pick(array[${words.map((word) => `'${word}'`).join(",")}], ${n})`;
const name = [
  pick(firstNames, "hashint8(g) & 2147483647"),
  pick(lastNames, "hashint8(g + 7) & 2147483647"),
  pick(lastNames, "hashint8(g + 13) & 2147483647"),
].join(" || ' ' || ");
