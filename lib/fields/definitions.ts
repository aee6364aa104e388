import { asc, eq, sql, type InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { custom_fields } from "@/db/schema";
import { invalid } from "@/lib/errors";
import type { CustomField, FieldOption, FieldType } from "./schemas";

export type FieldRow = InferSelectModel<typeof custom_fields>;

export const toField = (row: FieldRow): CustomField => ({
  id: row.id,
  key: row.key,
  label: row.label,
  field_type: row.field_type as FieldType,
  options: row.options,
  help: row.help,
  is_required: row.is_required,
  field_order: row.field_order,
  is_active: row.is_active,
  version: row.version,
});

/** Every definition in order, withdrawn ones included. */
export const allFields = async (db: OrgDb): Promise<CustomField[]> =>
  (
    await db.tx
      .select()
      .from(custom_fields)
      .where(db.in(custom_fields))
      .orderBy(asc(custom_fields.field_order), asc(custom_fields.id))
  ).map(toField);

/** Changes of definitions one after the other, so that keys stay unique and the order without gaps. */
export async function lockDefinitions(db: OrgDb): Promise<CustomField[]> {
  await db.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${db.orgId}/fields`}, 0))`);
  return allFields(db);
}

/** Puts a field at an index among the active ones and numbers all around it. */
export async function placeField(db: OrgDb, fieldId: string, index: number): Promise<void> {
  const fields = await allFields(db);
  const field = fields.find(({ id }) => id === fieldId);
  if (!field) return;
  const others = fields.filter(({ id, is_active }) => is_active && id !== fieldId);
  const withdrawn = fields.filter(({ id, is_active }) => !is_active && id !== fieldId);
  const order = [...others.slice(0, index), field, ...others.slice(index), ...withdrawn];
  for (const [field_order, { id, field_order: before }] of order.entries())
    if (field_order !== before) await db.update(custom_fields, { field_order }, eq(custom_fields.id, id));
}

type OptionInput = { value?: string; label: string; is_active: boolean };

/**
 * The choices as they will be kept: new ones get a value from their label, known ones that are not named any more
 * stay, inactive, since leads may have them.
 */
export function mergeOptions(type: FieldType, known: FieldOption[], given: OptionInput[]): FieldOption[] {
  if (type !== "single_select" && type !== "multi_select") {
    if (given.length > 0) throw invalid({ options: "not_a_select" });
    return [];
  }
  if (!given.some(({ is_active }) => is_active)) throw invalid({ options: "required" });
  const labels = given.filter(({ is_active }) => is_active).map(({ label }) => label.toLowerCase());
  if (new Set(labels).size < labels.length) throw invalid({ options: "choices_twice" });
  const taken = new Set([...known, ...given].flatMap(({ value }) => value ?? []));
  const merged = given.map(({ value, label, is_active }): FieldOption => {
    if (value !== undefined) {
      if (!known.some((option) => option.value === value)) throw invalid({ options: "not_found" });
      return { value, label, is_active };
    }
    // A choice that comes back under its old name is the old one.
    const old = known.find(
      (option) => !given.some((other) => other.value === option.value) && option.label === label,
    );
    if (old) return { ...old, is_active };
    const made = freeKey(label, taken);
    taken.add(made);
    return { value: made, label, is_active };
  });
  if (new Set(merged.map(({ value }) => value)).size < merged.length)
    throw invalid({ options: "choices_twice" });
  const left = known.filter(({ value }) => !merged.some((option) => option.value === value));
  return [...merged, ...left.map((option) => ({ ...option, is_active: false }))];
}

const keyLengthMax = 50;

/** `Nº de funcionários` → `no_de_funcionarios`, with a number behind it when that is taken. */
export function freeKey(label: string, taken: ReadonlySet<string>): string {
  const folded = label.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = folded.replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  const key = (/^[a-z]/.test(words) ? words : `f_${words}`).slice(0, keyLengthMax).replace(/_+$/, "");
  if (!taken.has(key)) return key;
  let number = 2;
  while (taken.has(`${key}_${number}`)) number += 1;
  return `${key}_${number}`;
}
