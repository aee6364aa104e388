import { createMember, createOrganization } from "@/db/seed/factories";
import { withSystem } from "@/db/system";
import { grantsOf, systemGrants, type Role } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { newId } from "@/lib/ids";

type Person = { id: string };

/** The context a signed-in member would have. */
export const memberCtx = (orgId: string, person: Person, role: Role = "admin"): Ctx => ({
  org: { id: orgId },
  actor: { type: "user", userId: person.id, sessionId: newId() },
  grants: grantsOf(role),
  requestId: newId(),
  locale: "pt-BR",
});

/** The context of a job of this organization. */
export const jobCtx = (orgId: string): Ctx => ({
  org: { id: orgId },
  actor: { type: "system", job: "test" },
  grants: systemGrants,
  requestId: newId(),
  locale: "pt-BR",
});

/** An organization with an admin, the least most tests need. */
export async function createTeam(role: Role = "admin") {
  return withSystem("test", async (db) => {
    const organization = await createOrganization(db);
    const member = await createMember(db, organization.id, { role });
    return {
      organization,
      stages: organization.stages,
      member,
      ctx: memberCtx(organization.id, member, role),
    };
  });
}
