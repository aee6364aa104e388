import { and, asc, eq } from "drizzle-orm";
import { organization_members, organizations } from "@/db/schema";
import type { SystemDb } from "@/db/system";
import type { Role } from "./permissions";

export type Membership = { id: string; name: string; slug: string; role: Role };

/** The organizations a person works in, oldest membership first. */
export async function membershipsOf(db: Pick<SystemDb, "select">, userId: string): Promise<Membership[]> {
  const rows = await db
    .select({
      id: organizations.id,
      name: organizations.name,
      slug: organizations.slug,
      role: organization_members.role,
    })
    .from(organization_members)
    .innerJoin(organizations, eq(organizations.id, organization_members.organization_id))
    .where(and(eq(organization_members.user_id, userId), eq(organization_members.is_active, true)))
    .orderBy(asc(organization_members.joined_at));
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}
