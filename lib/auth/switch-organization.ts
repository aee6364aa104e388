import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { withSystem } from "@/db/system";
import { AppError } from "@/lib/errors";
import { membershipsOf } from "./memberships";
import { issueTokens } from "./session";
import type { Identity } from "./identity";

/** Moves a session to another organization of the same person. @throws AppError `forbidden` when they are no member. */
export async function switchOrganization({ userId, sessionId }: Identity, organizationId: string) {
  return withSystem("switch organization", async (db) => {
    const organizations = await membershipsOf(db, userId);
    const organization = organizations.find(({ id }) => id === organizationId);
    if (!organization) throw new AppError("forbidden");
    await db.update(sessions).set({ organization_id: organization.id }).where(eq(sessions.id, sessionId));
    const tokens = await issueTokens(db, { sessionId, userId, orgId: organization.id });
    return { organization, organizations, ...tokens };
  });
}
