import { eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { organization_members } from "@/db/schema";
import { invalid } from "@/lib/errors";

/**
 * The member stays one until the transaction ends: who is removed at this moment is given nothing any more.
 *
 * @throws AppError `invalid` unless the person is an active member of this organization.
 */
export async function assertMember(db: OrgDb, path: string, userId: string): Promise<void> {
  const member = db.in(
    organization_members,
    eq(organization_members.user_id, userId),
    eq(organization_members.is_active, true),
  );
  const rows = await db.tx
    .select({ id: organization_members.id })
    .from(organization_members)
    .where(member)
    .for("share");
  if (rows.length === 0) throw invalid({ [path]: "not_found" });
}
