import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { invites, organization_members, users } from "@/db/schema";
import { withSystem, type SystemDb } from "@/db/system";
import { answerWithTokens, hashPassword, insertUser, membershipsOf, type Who } from "@/lib/auth";
import { AcceptInviteInput } from "@/lib/auth/schemas";
import { AppError, invalid } from "@/lib/errors";
import { hashSecret } from "@/lib/ids";
import { definePublicOperation, type RequestMeta } from "@/lib/operation";
import { publish } from "@/lib/realtime";
import { systemAudit } from "@/lib/system-unit";
import type { z } from "zod";

/**
 * Joins the organization of an invitation. A new person needs a name and a password; somebody with an account joins
 * with it (the mailed link proves the address, the password stays as it is).
 *
 * @throws AppError `invalid` for a link that is unknown, used, revoked or too old.
 */
export const acceptInvite = definePublicOperation({
  name: "invite.accept",
  input: AcceptInviteInput,
  run: (meta, input) => accept(meta, input, (db, who) => answerWithTokens(db, meta, who)),
});

/** The same from our own form, which signs in through next-auth afterwards: no token ever reaches the page. */
export const acceptInviteBrowser = definePublicOperation({
  name: "invite.accept_browser",
  input: AcceptInviteInput,
  run: (meta, input) => accept(meta, input, async (_db, { user }) => ({ user })),
});

async function accept<T>(
  meta: RequestMeta,
  { token, password, full_name }: z.output<typeof AcceptInviteInput>,
  answer: (db: SystemDb, who: Who) => Promise<T>,
): Promise<T> {
  const password_hash = password ? await hashPassword(password) : null;
  const { orgId, userId, answered } = await withSystem("accept invite", async (db) => {
    const invite = await spendInvite(db, token);
    const known = await findUser(db, invite.email);
    const user =
      known ?? (await createUser(db, { email: invite.email, full_name, password_hash, locale: meta.locale }));
    await join(db, invite, user.id);
    await systemAudit(db, {
      organization_id: invite.organization_id,
      user_id: user.id,
      action: "invite.accept",
      resource_type: "member",
      resource_id: user.id,
      after: { role: invite.role },
      meta,
    });
    const organizations = await membershipsOf(db, user.id);
    const organization = organizations.find(({ id }) => id === invite.organization_id);
    if (!organization) throw new AppError("unexpected");
    return {
      orgId: organization.id,
      userId: user.id,
      answered: await answer(db, { user, organization, organizations }),
    };
  });
  await tellTeam(meta, orgId, userId);
  return answered;
}

/** Whoever has the team's page open sees the new member. After the commit, and after the answer where one is awaited. */
async function tellTeam({ defer }: RequestMeta, orgId: string, user_id: string): Promise<void> {
  const tell = () =>
    publish(orgId, [{ event: "members.changed", data: { user_id }, audience: "organization" }]);
  if (defer) defer(tell);
  else await tell();
}

async function createUser(
  db: SystemDb,
  values: { email: string; full_name: string | undefined; password_hash: string | null; locale: string },
) {
  const { full_name, password_hash } = values;
  if (!password_hash || !full_name) {
    throw invalid({
      ...(!password_hash && { password: "required" }),
      ...(!full_name && { full_name: "required" }),
    });
  }
  const created = await insertUser(db, { ...values, full_name });
  await db.update(users).set({ email_verified: true }).where(eq(users.id, created.id));
  return created;
}

async function spendInvite(db: SystemDb, token: string) {
  const [invite] = await db
    .update(invites)
    .set({ accepted_at: new Date().toISOString() })
    .where(
      and(
        eq(invites.token_hash, hashSecret(token)),
        isNull(invites.accepted_at),
        isNull(invites.revoked_at),
        gt(invites.expires_at, sql`now()`),
      ),
    )
    .returning();
  if (!invite) throw invalid({ token: "link_not_valid" });
  return invite;
}

async function findUser(db: SystemDb, email: string) {
  const [user] = await db
    .select({ id: users.id, email: users.email, full_name: users.full_name })
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, email), eq(users.is_active, true)));
  return user;
}

/** Somebody who was a member before comes back with the new role; a member stays what they are. */
async function join(
  db: SystemDb,
  invite: { organization_id: string; role: string },
  userId: string,
): Promise<void> {
  await db
    .insert(organization_members)
    .values({ organization_id: invite.organization_id, user_id: userId, role: invite.role })
    .onConflictDoUpdate({
      target: [organization_members.organization_id, organization_members.user_id],
      set: { role: invite.role, is_active: true, permissions: {} },
      setWhere: eq(organization_members.is_active, false),
    });
}
