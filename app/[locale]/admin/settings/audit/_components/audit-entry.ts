import type { z } from "zod";
import type { AuditLog } from "@/lib/audit";

export type AuditEntry = z.infer<typeof AuditLog>;
export type AuditPage = { data: AuditEntry[]; next_cursor: string | null };
/** Members and stages by their id. */
export type Names = Readonly<Record<string, string>>;

export type Change = { field: string; before: unknown; after: unknown };

/** The fields that differ. Where only one side was kept (a creation, a removal), all of that side. */
export function changesOf({ changes }: AuditEntry): Change[] {
  const before = asRecord(changes.before);
  const after = asRecord(changes.after);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: before[field], after: after[field] }))
    .filter(({ before: was, after: is }) => !isBlank(was) || !isBlank(is))
    .filter(({ field, before: was, after: is }) => !silentFields.has(field) && !isSame(was, is));
}

/** What the entry is about: by the name it had, else by the end of its id, which tells two apart. */
export function subjectOf({ changes, resource_id }: AuditEntry, names: Names): string | undefined {
  const { full_name, name } = { ...asRecord(changes.before), ...asRecord(changes.after) };
  const known = [full_name, name].find((value) => typeof value === "string");
  if (typeof known === "string") return known;
  return resource_id ? (names[resource_id] ?? resource_id.slice(-shownIdLength)) : undefined;
}

const shownIdLength = 6;

/** Change with every write, and say nothing. */
const silentFields = new Set(["id", "organization_id", "version", "updated_at", "position"]);

const isBlank = (value: unknown) => value === undefined || value === null || value === "";
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
