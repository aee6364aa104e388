/**
 * The executor's own schema. Payloads are JSON in `text`: step outputs may hold `\u0000`, which jsonb refuses,
 * and nothing here is ever searched by content.
 *
 * `apply_changes` is the only way to write: one round trip for a whole set of changes, and it refuses the
 * writes of an executor that another one has replaced (`instance.token`).
 */
export const schemaSql = `
create schema if not exists inngest_local;
set search_path = inngest_local;

create table if not exists instance (one boolean primary key default true check (one), token text not null);
create table if not exists functions (
  id text primary key, app_url text not null, config text not null, archived boolean not null default false
);
create table if not exists dedupe (key text primary key, at_ms float8 not null);
create table if not exists runs (
  id text primary key, seq bigint not null, function_id text not null, events text not null, slots text not null,
  singleton_key text, parent_run_id text, parent_step_id text, created_at_ms float8 not null,
  status text not null default 'active', req_version int not null default -1,
  force_plan boolean not null default false, result text, finished_at_ms float8
);
create index if not exists runs_status on runs (status, finished_at_ms);
create index if not exists runs_function on runs (function_id, seq);
create table if not exists steps (
  run_id text not null, step_id text not null, position int not null, memo text not null,
  primary key (run_id, step_id)
);
create table if not exists queue (
  id text primary key, kind text not null, run_id text, function_id text not null, step_id text,
  available_at_ms float8 not null, attempt int not null, payload text, created_at_ms float8 not null
);

create or replace function apply_changes(changes json) returns void language plpgsql
set search_path = inngest_local as $body$
begin
  if not exists (select from instance where token = changes->>'token') then
    raise exception 'another executor has taken over' using errcode = 'INNG1';
  end if;
  insert into dedupe select * from json_populate_recordset(null::dedupe, changes->'dedupe') on conflict do nothing;
  insert into runs (id, seq, function_id, events, slots, singleton_key, parent_run_id, parent_step_id, created_at_ms)
    select id, seq, function_id, events, slots, singleton_key, parent_run_id, parent_step_id, created_at_ms
    from json_populate_recordset(null::runs, changes->'runs') on conflict do nothing;
  update runs set status = u.status, req_version = u.req_version, force_plan = u.force_plan, result = u.result,
      finished_at_ms = u.finished_at_ms
    from json_populate_recordset(null::runs, changes->'run_updates') u where runs.id = u.id;
  insert into steps select * from json_populate_recordset(null::steps, changes->'steps') on conflict do nothing;
  delete from queue where id in (select json_array_elements_text(changes->'removed'));
  insert into queue select * from json_populate_recordset(null::queue, changes->'queue')
    on conflict (id) do update set available_at_ms = excluded.available_at_ms, attempt = excluded.attempt,
      payload = excluded.payload;
end
$body$;
`;

export const supersededCode = "INNG1";
/** Arbitrary, ours: one executor per database. */
export const advisoryLockKey = 7_144_011;
