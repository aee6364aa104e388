import { and, eq } from "drizzle-orm";
import { organization_members } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import { invalid } from "@/lib/errors";
import { allFields } from "./definitions";
import type { CustomField } from "./schemas";
import { readValue } from "./values";

export type CustomValues = Record<string, unknown>;
type Options = {
  /** Only what is given changes; without it, required fields must be there. */
  partial: boolean;
  /** What the lead has: withdrawn choices and fields of former times stay valid while they do not change. */
  current?: CustomValues;
};

/**
 * The one check of values for custom fields, for every way in. Null clears, so a cleared field is null in the result
 * when `partial`, and absent otherwise.
 *
 * @throws AppError `invalid` with `custom_fields.<key>` for each value that does not fit its field.
 */
export async function parseCustomFields(
  db: OrgDb,
  values: CustomValues | undefined,
  options: Options,
): Promise<CustomValues> {
  const { values: parsed, errors } = checkCustomFields(await loadFieldRules(db), values ?? {}, options);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return parsed;
}

/** The definitions and who may be named in a person field; read once for many leads. */
export type FieldRules = { fields: Map<string, CustomField>; people: Set<string> };

export async function loadFieldRules(db: OrgDb): Promise<FieldRules> {
  const fields = await allFields(db);
  const people = fields.some(({ field_type }) => field_type === "person") ? await activePeople(db) : [];
  return { fields: new Map(fields.map((field) => [field.key, field])), people: new Set(people) };
}

/** Like `parseCustomFields`, telling what is wrong instead of throwing. */
export function checkCustomFields(
  { fields, people }: FieldRules,
  values: CustomValues,
  { partial, current = {} }: Options,
): { values: CustomValues; errors: Record<string, string> } {
  const parsed: CustomValues = {};
  const errors: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    const field = fields.get(key);
    // What is there already may come back with the rest, and what nobody defined may be cleared.
    if (key in current && (same(value, current[key]) || (!field && value === null))) parsed[key] = value;
    else if (!field?.is_active) errors[at(key)] = "unknown_field";
    else {
      const { value: read, error } = readValue(field, value, { people, current: current[key] });
      if (error) errors[at(key)] = error;
      else if (read !== null || partial) parsed[key] = read;
    }
  }
  for (const { key, is_required, is_active, field_type } of fields.values()) {
    if (!is_required || !is_active || at(key) in errors) continue;
    const missing = parsed[key] === undefined ? !partial : isEmpty(parsed[key]);
    if (missing && field_type !== "checkbox") errors[at(key)] = "required";
  }
  return { values: parsed, errors };
}

/** The lead's values after a change: what is named is set, null takes away, the rest stays. */
export const mergeCustomFields = (current: CustomValues, changes: CustomValues): CustomValues =>
  Object.fromEntries(
    Object.entries({ ...current, ...changes })
      .filter(([, value]) => value !== null)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

const at = (key: string) => `custom_fields.${key}`;
const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

async function activePeople(db: OrgDb): Promise<string[]> {
  const rows = await db.tx
    .select({ id: organization_members.user_id })
    .from(organization_members)
    .where(and(db.in(organization_members), eq(organization_members.is_active, true)));
  return rows.map(({ id }) => id);
}
