import { contacts, merges } from "@/db/schema";
import { createContact } from "@/db/seed/factories";
import type { SystemDb } from "@/db/system";
import { eq } from "drizzle-orm";
import { newId } from "@/lib/ids";

/** A contact that became part of another one a moment ago. @returns the merge. */
export async function createMerge(db: SystemDb, organization_id: string, kept_id: string): Promise<string> {
  const merged = await createContact(db, organization_id);
  await db
    .update(contacts)
    .set({ merged_into: kept_id, deleted_at: new Date().toISOString() })
    .where(eq(contacts.id, merged.id));
  const id = newId();
  await db.insert(merges).values({
    id,
    organization_id,
    entity: "contact",
    kept_id,
    merged_id: merged.id,
    before: {},
    moved: {},
    undo_until: new Date(Date.now() + 86_400_000).toISOString(),
  });
  return id;
}
