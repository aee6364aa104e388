import type { Sql } from "postgres";

/** How many rows of each kind the organization that is searched has. */
export type SearchSize = { leads: number; messages: number };

/**
 * An organization full of plausible Brazilian names and messages, made by the database itself. Ids carry the time like
 * the app's own, since "newest first" reads them in order.
 */
export async function fillOrganization(sql: Sql, orgId: string, size: SearchSize): Promise<void> {
  await sql.unsafe(`
    create or replace function bench_id(at timestamptz) returns uuid language sql volatile as $$
      select overlay(gen_random_uuid()::text placing
        regexp_replace(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0'), '(.{8})(.{4})', '\\1-\\2-7') from 1 for 15)::uuid
    $$;
    create or replace function bench_pick(words text[], n bigint) returns text language sql immutable as $$
      select words[1 + (n % cardinality(words))]
    $$;`);
  const stages =
    await sql`select id, pipeline_id from pipeline_stages where organization_id = ${orgId} order by stage_order limit 1`;
  const stage = stages[0] as { id: string; pipeline_id: string };
  const name = `bench_pick(${array(firstNames)}, hashint8(g) & 2147483647) || ' ' || bench_pick(${array(lastNames)}, hashint8(g + 7) & 2147483647) || ' ' || bench_pick(${array(lastNames)}, hashint8(g + 13) & 2147483647)`;
  const when = (count: number) => `now() - interval '400 days' * (1 - g::float8 / ${count})`;
  const values = (
    count: number,
  ) => `select g, bench_id(${when(count)}) as id, ${when(count)} as at, ${name} as full_name,
    'pessoa' || g || '@' || bench_pick(${array(domains)}, hashint8(g + 3) & 2147483647) as email,
    '+55' || bench_pick('{11,21,31,41,51,61,71,81}', g) || '9' || lpad(((hashint8(g) & 2147483647) % 100000000)::text, 8, '0') as phone,
    bench_pick(${array(trades)}, g) || ' ' || bench_pick(${array(lastNames)}, g / 7) || ' ' || g / 50 as company
    from generate_series(1, ${count}) g`;
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes where indexname ~ '^ix_.*_search$'`;
  await sql.unsafe(`
    -- References hold by construction, and an index is quicker built than filled.
    set session_replication_role = replica;
    set maintenance_work_mem = '256MB';
    ${indexes.map(({ name }) => `drop index ${name};`).join("")}
    create temp table bench_people as ${values(size.leads)};
    insert into contacts (id, organization_id, full_name, email, phone, company, created_at, updated_at)
      select id, '${orgId}', full_name, email, phone, company, at, at from bench_people;
    insert into companies (id, organization_id, name, name_key, created_at, updated_at)
      select bench_id(min(at)), '${orgId}', company, fold_text(company), min(at), min(at) from bench_people group by company;
    insert into leads (id, organization_id, contact_id, full_name, email, phone, company, pipeline_id, stage_id, position, created_at, updated_at, last_activity_at)
      select id, '${orgId}', id, full_name, email, phone, company, '${stage.pipeline_id}', '${stage.id}', 'a' || g, at, at, at from bench_people;
    insert into conversations (id, organization_id, contact_id, lead_id, channel, last_message_at, created_at)
      select id, '${orgId}', id, id, 'whatsapp', at, at from bench_people;
    create index on bench_people (g);
    insert into messages (id, organization_id, conversation_id, lead_id, provider_type, direction, message_type, content, author_type, status, occurred_at, created_at, updated_at)
      select bench_id(m.at), '${orgId}', p.id, p.id, 'business_api', 'inbound', 'text', m.content, 'contact', 'received', m.at, m.at, m.at
        from (select g, ${when(size.messages)} as at, 1 + (hashint8(g) & 2147483647) % ${size.leads} as person,
                bench_pick(${array(openings)}, hashint8(g + 1) & 2147483647) || ' ' || bench_pick(${array(middles)}, hashint8(g + 2) & 2147483647) || ' ' ||
                bench_pick(${array(endings)}, hashint8(g + 5) & 2147483647) || case when g % 997 = 0 then ' protocolo ' || g else '' end as content
                from generate_series(1, ${size.messages}) g) m
        join bench_people p on p.g = m.person;
    drop table bench_people;
    set session_replication_role = origin;
    ${indexes.map(({ definition }) => `${definition};`).join("")}`);
  for (const table of ["contacts", "companies", "leads", "conversations", "messages"])
    await sql.unsafe(`vacuum analyze ${table}`);
}

const array = (words: readonly string[]) => `array[${words.map((word) => `'${word}'`).join(",")}]`;

const firstNames = [
  "João",
  "Maria",
  "José",
  "Ana",
  "Antônio",
  "Francisca",
  "Conceição",
  "Zé",
  "Luís",
  "Márcia",
  "Patrícia",
  "Rafael",
  "Letícia",
  "Íris",
  "Caetano",
  "Beatriz",
  "Thiago",
  "Vinícius",
  "Sebastião",
  "Núbia",
];
const lastNames = [
  "Silva",
  "Souza",
  "Araújo",
  "Gonçalves",
  "Magalhães",
  "Ferrão",
  "Pereira",
  "Barroso",
  "Assunção",
  "Sá",
  "Brandão",
  "Teixeira",
  "Nóbrega",
  "Leitão",
  "Corrêa",
  "Albuquerque",
  "Prado",
  "Xavier",
  "Quintão",
  "Mello",
];
const domains = ["gmail.com", "uol.com.br", "outlook.com", "padaria.com.br", "hotmail.com", "empresa.com.br"];
const trades = [
  "Padaria",
  "Oficina",
  "Clínica",
  "Escritório",
  "Mercado",
  "Pousada",
  "Construtora",
  "Academia",
];
const openings = [
  "Oi, tudo bem?",
  "Bom dia!",
  "Olá, gostaria de saber",
  "Boa tarde, preciso de",
  "Ainda não recebi",
  "Pode me mandar",
  "Fechado,",
  "Qual é",
];
const middles = [
  "o orçamento da reforma",
  "o preço do plano anual",
  "a proposta revisada",
  "o boleto de janeiro",
  "um horário na quinta",
  "a entrega do pedido",
  "o contrato assinado",
  "uma visita técnica",
  "o desconto combinado",
  "a segunda via da nota",
];
const endings = [
  "por favor",
  "obrigado",
  "até amanhã",
  "ainda hoje?",
  "para a minha empresa",
  "no endereço de sempre",
  "quando puder",
  "com urgência",
  "sem falta",
  "como combinamos na feira",
];
