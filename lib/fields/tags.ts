import { tags } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import { newId } from "@/lib/ids";

/** Keeps the list of tags in step; in one order, so that two leads with the same new tags cannot wait for each other. */
export async function rememberTags(db: OrgDb, names: readonly string[] | undefined): Promise<void> {
  if (!names?.length) return;
  const rows = [...new Set(names)]
    .toSorted()
    .map((name) => ({ id: newId(), organization_id: db.orgId, name }));
  await db.tx.insert(tags).values(rows).onConflictDoNothing();
}
