import { eq, sql } from "drizzle-orm";
import { organization_members, users } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import { invalid } from "@/lib/errors";
import { loadFieldRules, type FieldRules } from "@/lib/fields";
import { customPrefix, type ImportField, type Mapping } from "../schemas";
import { fold, parseDate, parseMoney, parseNumber } from "./texts";

/** What a file may name: the organization's own fields, and its people by e-mail or full name. */
export type Known = { fields: FieldRules; people: Map<string, string | null> };
export type PlainField = Exclude<ImportField, `custom.${string}` | "assigned_to">;

export const isCustom = (field: ImportField): field is `custom.${string}` => field.startsWith(customPrefix);

/** @throws AppError `invalid` when the mapping names a field there is not. */
export async function loadKnown(db: OrgDb, mapping: Mapping): Promise<Known> {
  const fields = await loadFieldRules(db);
  for (const field of Object.values(mapping)) {
    const key = field.slice(customPrefix.length);
    if (isCustom(field) && !fields.fields.get(key)?.is_active) throw invalid({ mapping: "unknown_field" });
  }
  return { fields, people: await loadPeople(db) };
}

/** What a new lead has to say; a box that is not ticked says no. */
export const requiredFields = ({ fields }: FieldRules): string[] =>
  [...fields.values()].flatMap(({ key, is_required, is_active, field_type }) =>
    is_required && is_active && field_type !== "checkbox" ? [key] : [],
  );

/** Two people of one name are neither. */
async function loadPeople(db: OrgDb): Promise<Map<string, string | null>> {
  const rows = await db.tx
    .select({ id: users.id, name: users.full_name, email: users.email })
    .from(organization_members)
    .innerJoin(users, eq(users.id, organization_members.user_id))
    .where(db.in(organization_members, sql`${organization_members.is_active}`));
  const people = new Map<string, string | null>();
  for (const { id, name } of rows) people.set(fold(name), people.has(fold(name)) ? null : id);
  for (const { id, email } of rows) people.set(fold(email), id);
  return people;
}

type Parsed = { value: unknown } | { reason: string };

export function ownerOf({ people }: Known, text: string): Parsed {
  const id = people.get(fold(text));
  return id ? { value: id } : { reason: id === null ? "two_people" : "nobody" };
}

const yes = ["sim", "s", "yes", "y", "true", "verdadeiro", "1", "x", "✓"];
const no = ["nao", "n", "no", "false", "falso", "0", "-"];

/** A cell in the form its field keeps; what cannot be read stays as it is, for the field's own check to refuse. */
export function readCell({ fields, people }: Known, target: ImportField, text: string): unknown {
  const field = fields.fields.get(target.slice(customPrefix.length));
  const choice = (word: string) =>
    field?.options.find(({ value, label }) => value === word || fold(label) === fold(word))?.value ?? word;
  switch (field?.field_type) {
    case "number":
      return parseNumber(text) ?? text;
    case "money":
      return parseMoney(text) ?? text;
    case "date":
      return parseDate(text) ?? text;
    case "single_select":
      return choice(text);
    case "multi_select":
      return text
        .split(/[,;|]/)
        .map((word) => word.trim())
        .filter(Boolean)
        .map(choice);
    case "checkbox":
      return yes.includes(fold(text)) ? true : no.includes(fold(text)) ? false : text;
    case "person":
      return people.get(fold(text)) ?? text;
    default:
      return text;
  }
}
