import { eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { organization_members } from "@/db/schema";
import { grantsOf, type Grants, type Role } from "./permissions";

/** What a member may do right now, for work that goes on without their request. Null for who is no member any more. */
export async function memberGrants(db: OrgDb, userId: string): Promise<Grants | null> {
  const [member] = await db.tx
    .select({ role: organization_members.role, overrides: organization_members.permissions })
    .from(organization_members)
    .where(
      db.in(
        organization_members,
        eq(organization_members.user_id, userId),
        eq(organization_members.is_active, true),
      ),
    );
  return member ? grantsOf(member.role as Role, member.overrides ?? {}) : null;
}
