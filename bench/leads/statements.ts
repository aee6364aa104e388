import type { Sql } from "postgres";
import { v7 as newId } from "uuid";
import { page } from "@/lib/cursor";
import type { Ask } from "./cases";

/**
 * The answers of the app by hand-written SQL on a bare connection of the database's owner: nobody is asked who they
 * are, nothing is checked, traced or told. What a write leaves is the row alone.
 */
export async function answerTo(sql: Sql, orgId: string, { path, body = {} }: Ask): Promise<unknown> {
  const url = new URL(path, "http://floor");
  const leadId = /^\/api\/crm\/leads\/([^/]+)\/stage$/.exec(url.pathname)?.[1];
  if (leadId) return one(await move(sql, orgId, leadId, String(body.new_stage_id)));
  if (url.pathname === "/api/crm/pipeline/board") return board(sql, orgId, limitOf(url));
  if (url.pathname === "/api/crm/search") return search(sql, url.searchParams.get("q") ?? "");
  return Object.keys(body).length > 0 ? one(await create(sql, orgId, body)) : list(sql, orgId, url);
}

type Row = Record<string, unknown> & { id: string; position: string; created_at: Date; stage_id: string };

const limitOf = (url: URL) => Number(url.searchParams.get("limit"));
const one = ([row]: Row[]) => row;

const columns = `l.id, l.organization_id, l.contact_id, l.full_name, l.email, l.phone, l.company, l.company_id,
  l.pipeline_id, l.stage_id, l.position, l.assigned_to, l.source, l.lead_score, l.probability, l.estimated_value,
  l.currency, l.custom_fields, l.tags, l.status, l.expected_close_date, l.next_task_id, l.next_task_title,
  l.next_task_at, l.last_activity_at, l.stale_since, l.close_reason_id, l.close_note, l.closed_at, l.version,
  l.stage_entered_at, l.converted_at, l.created_at, l.updated_at`;

async function list(sql: Sql, orgId: string, url: URL) {
  const limit = limitOf(url);
  const stage = url.searchParams.get("stage_id");
  const order = "order by l.created_at desc, l.id desc limit $2";
  const rows = stage
    ? await prepared(
        sql,
        `select ${columns} from leads l where l.organization_id = $1 and l.deleted_at is null
           and l.stage_id = $3 and l.estimated_value >= $4 ${order}`,
        [
          orgId,
          limit + 1,
          stage,
          (JSON.parse(url.searchParams.get("filter") ?? "{}") as { value: number }).value,
        ],
      )
    : await prepared(
        sql,
        `select ${columns} from leads l where l.organization_id = $1 and l.deleted_at is null ${order}`,
        [orgId, limit + 1],
      );
  return page(rows, limit, (row) => [row.created_at.toISOString(), row.id]);
}

async function board(sql: Sql, orgId: string, limit: number) {
  const [stages, cards] = await Promise.all([
    prepared(
      sql,
      `select s.id, s.pipeline_id, s.name, s.color, s.stage_type, s.stage_order, s.probability, s.is_active,
              s.required_fields, s.entry_roles, s.stale_after_days, t.currency, coalesce(t.count, 0) as count, t.total_value, t.weighted_value
         from pipeline_stages s join pipelines p on p.id = s.pipeline_id and p.is_default
         left join (select stage_id, currency, sum(lead_count)::int as count, sum(total_value)::text as total_value,
                           sum(weighted_value) as weighted_value
                      from lead_totals where organization_id = $1 group by 1, 2) t on t.stage_id = s.id
        where s.organization_id = $1 and s.is_active order by s.stage_order`,
      [orgId],
    ),
    prepared(
      sql,
      `select ${columns}, c.id as conversation_id, coalesce(c.unread_count, 0) as unread_count, c.last_message_at
         from pipeline_stages s cross join lateral
              (select * from leads l where l.organization_id = $1 and l.stage_id = s.id and l.deleted_at is null
                order by l.position, l.id limit $2) l
         left join conversations c on c.organization_id = $1 and c.lead_id = l.id and c.status <> 'resolved'
        where s.organization_id = $1 and s.is_active order by s.stage_order, l.position, l.id`,
      [orgId, limit + 1],
    ),
  ]);
  const byStage = Map.groupBy(cards, ({ stage_id }) => stage_id);
  return {
    pipeline_id: stages[0]?.pipeline_id,
    data: stages.map(({ currency, count, total_value, weighted_value, ...stage }) => {
      const shown = page(byStage.get(stage.id) ?? [], limit, (row) => [row.position, row.id]);
      const sums = [{ currency, total_value, weighted_value }];
      return { stage, count, total_value, sums, leads: shown.data, next_cursor: shown.next_cursor };
    }),
  };
}

async function search(sql: Sql, q: string) {
  const rows = await prepared(
    sql,
    `select l.id, l.full_name, l.email, l.phone, l.company, l.last_activity_at
       from search_leads($1, null, 5) f join leads l on l.id = f.id order by f.rank desc, l.last_activity_at desc, l.id`,
    [q],
  );
  return { data: [{ kind: "leads", hits: rows }] };
}

const create = (sql: Sql, orgId: string, body: Record<string, unknown>, id = newId()) =>
  prepared(
    sql,
    `with contact as (
       insert into contacts (id, organization_id, full_name, email, company) values ($1, $2, $4, $5, $6) returning id
     ), stage as (
       select id, pipeline_id from pipeline_stages where organization_id = $2 and is_active order by stage_order limit 1
     )
     insert into leads as l (id, organization_id, contact_id, full_name, email, company, estimated_value, pipeline_id, stage_id, position)
     select $3, $2, contact.id, $4, $5, $6, $7, stage.pipeline_id, stage.id, $8 from contact, stage
     returning ${columns}`,
    [newId(), orgId, id, body.full_name, body.email, body.company, body.estimated_value, topOf(id)],
  );

const move = (sql: Sql, orgId: string, leadId: string, stageId: string) =>
  prepared(
    sql,
    `update leads l set stage_id = $3, version = version + 1, stage_entered_at = now(), updated_at = now(),
            position = $4
      where organization_id = $1 and id = $2 returning ${columns}`,
    [orgId, leadId, stageId, topOf(leadId)],
  );

/** A key above all others, as the floors' hands make it: unique, and of the form the app's own have. */
export const topOf = (id: string) => `Zz${id.replaceAll("-", "")}1`;

const prepared = async (sql: Sql, text: string, values: unknown[]): Promise<Row[]> => [
  ...(await sql.unsafe<Row[]>(text, values as (string | number)[], { prepare: true })),
];
