import { newId } from "@/lib/ids";
import type { Match } from "./match";
import { keysOf, type ParsedRow, type RowValues } from "./parse/values";
import { customPrefix, type ImportOptions, type outcomes } from "./schemas";

export type Outcome = (typeof outcomes)[number];

export type PlannedRow = {
  row_number: number;
  outcome: Outcome;
  values: RowValues;
  reasons: Record<string, string>;
  lead_id: string | null;
  /** The fields of a lead that was there, as they were. */
  before: Record<string, unknown> | null;
};
export type Plan = {
  rows: PlannedRow[];
  created: Map<string, RowValues>;
  /** What changes on leads that were there, by lead. */
  updated: Map<string, { match: Match; changes: Record<string, unknown> }>;
  /** Where the rows' keys lead now. A dry run keeps them for its next chunk; a real one finds them in the database. */
  targets: Map<string, Target>;
};

/** A lead a key leads to; with `match` one that was there before. */
export type Target = { id: string; match?: Match };

/**
 * What a chunk's rows become. Rows are looked at in their order, so that a second row of the same person in one file
 * meets the first as if it had been there before. A new lead needs the `required` fields of the organization.
 */
export function planRows(
  parsed: ParsedRow[],
  firstNumber: number,
  options: Pick<ImportOptions, "dedupe_by" | "on_duplicate" | "tags">,
  matches: Map<string, Match>,
  {
    earlier = new Map<string, Target>(),
    required = [],
  }: { earlier?: Map<string, Target>; required?: string[] },
): Plan {
  const targets = new Map(earlier);
  const plan: Plan = { rows: [], created: new Map(), updated: new Map(), targets };
  for (const [key, match] of matches) targets.set(key, { id: match.id, match });
  parsed.forEach(({ values, reasons }, place) => {
    const row: PlannedRow = {
      row_number: firstNumber + place,
      outcome: "invalid",
      values,
      reasons,
      lead_id: null,
      before: null,
    };
    plan.rows.push(row);
    if (Object.keys(reasons).length > 0) return;
    const keys = keysOf(values, options.dedupe_by);
    const target = keys.map((key) => targets.get(key)).find(Boolean);
    if (target && options.on_duplicate !== "create") takeDuplicate(plan, row, target, options);
    else {
      const missing = required.filter((key) => values.custom_fields?.[key] === undefined);
      if (missing.length > 0) {
        for (const key of missing) row.reasons[`${customPrefix}${key}`] = "required";
        return;
      }
      row.outcome = "created";
      row.lead_id = newId();
      plan.created.set(row.lead_id, { ...values, tags: union(values.tags ?? [], options.tags) });
    }
    const next = target ?? { id: row.lead_id ?? "" };
    for (const key of keys) if (!targets.has(key)) targets.set(key, next);
  });
  return plan;
}

function takeDuplicate(
  plan: Plan,
  row: PlannedRow,
  { id, match }: Target,
  { on_duplicate, tags }: Pick<ImportOptions, "on_duplicate" | "tags">,
): void {
  row.lead_id = id;
  if (on_duplicate === "skip" || (match && !match.visible)) {
    row.outcome = "skipped_duplicate";
    // Somebody else's record is not named.
    if (match && !match.visible) row.lead_id = null;
    return;
  }
  row.outcome = "updated";
  const fresh = plan.created.get(id);
  if (fresh) {
    const custom_fields = { ...fresh.custom_fields, ...row.values.custom_fields };
    plan.created.set(id, {
      ...fresh,
      ...row.values,
      custom_fields,
      tags: union(fresh.tags ?? [], row.values.tags ?? []),
    });
    return;
  }
  if (!match) return;
  const now: Record<string, unknown> = { ...match, ...plan.updated.get(id)?.changes };
  const wanted = { ...row.values, tags: union(match.tags, union(row.values.tags ?? [], tags)) };
  if (wanted.custom_fields) wanted.custom_fields = mergedFields(now.custom_fields, wanted.custom_fields);
  const changes = Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => JSON.stringify(now[field]) !== JSON.stringify(value)),
  );
  row.before = Object.fromEntries(Object.keys(changes).map((field) => [field, now[field] ?? null]));
  plan.updated.set(id, { match, changes: { ...plan.updated.get(id)?.changes, ...changes } });
}

/** In the order the lead has them, so that nothing looks changed that is not. */
function mergedFields(now: unknown, given: Record<string, unknown>): Record<string, unknown> {
  const had = (now ?? {}) as Record<string, unknown>;
  const changed = Object.entries(given).filter(
    ([key, value]) => JSON.stringify(had[key]) !== JSON.stringify(value),
  );
  return { ...had, ...Object.fromEntries(changed) };
}

const union = (a: string[], b: string[]): string[] => [...new Set([...a, ...b])];
