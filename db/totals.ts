import type { Sql } from "postgres";

/**
 * Keeps `lead_totals` in step with `leads`: whatever changes a lead, by whichever way, adds the difference in the same
 * transaction. One row per stage, owner and currency of a statement, so that a bulk change adds few.
 *
 * Runs with the rights of whoever writes, inside row-level security.
 */
export async function applyTotals(owner: Sql): Promise<void> {
  await owner.unsafe(`
    ${triggerFunction("add_lead_totals_insert", counted(1, "new_rows"))}
    ${triggerFunction("add_lead_totals_delete", counted(-1, "old_rows"))}
    ${triggerFunction("add_lead_totals_update", `${counted(1, "new_rows")} union all ${counted(-1, "old_rows")}`)}

    drop trigger if exists lead_totals_insert on leads;
    create trigger lead_totals_insert after insert on leads
      referencing new table as new_rows for each statement execute function add_lead_totals_insert();
    drop trigger if exists lead_totals_delete on leads;
    create trigger lead_totals_delete after delete on leads
      referencing old table as old_rows for each statement execute function add_lead_totals_delete();
    drop trigger if exists lead_totals_update on leads;
    create trigger lead_totals_update after update on leads
      referencing old table as old_rows new table as new_rows
      for each statement execute function add_lead_totals_update();
  `);
}

const counted = (sign: 1 | -1, rows: "new_rows" | "old_rows") => `
  select ${sign} as sign, organization_id, stage_id, assigned_to, currency, estimated_value, probability
    from ${rows} where deleted_at is null`;

/** Changes that move nothing between sums, e.g. a new name, add no row. */
const triggerFunction = (name: string, changed: string) => `
  create or replace function ${name}() returns trigger language plpgsql as $$
  begin
    insert into lead_totals
      (organization_id, stage_id, assigned_to, currency, lead_count, total_value, weighted_value, unweighted_value)
    select * from (
      select organization_id, stage_id, assigned_to, currency, sum(sign) as lead_count,
             coalesce(sum(sign * estimated_value), 0) as total_value,
             coalesce(sum(sign * estimated_value * probability / 100.0), 0) as weighted_value,
             coalesce(sum(sign * estimated_value) filter (where probability is null), 0) as unweighted_value
        from (${changed}) as changed
       group by organization_id, stage_id, assigned_to, currency
    ) as difference
    where lead_count <> 0 or total_value <> 0 or weighted_value <> 0 or unweighted_value <> 0;
    return null;
  end $$;`;
