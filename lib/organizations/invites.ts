import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { invites, organization_members, users } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { env } from "@/lib/env";
import { linkToken, linkTokenHash } from "@/lib/auth";
import { InviteIdInput, InviteInput, type Invite } from "./schemas";

const inviteDays = 7;

/** Invites an address by a single-use link; an earlier open invitation of the same address is replaced. */
export const inviteMember = defineOperation({
  name: "invite.create",
  permission: "members.manage",
  input: InviteInput,
  run: (ctx, { email, role }) =>
    transact(ctx, async ({ db, audit, emit }) => {
      const [member] = await db.tx
        .select({ id: organization_members.id })
        .from(organization_members)
        .innerJoin(users, eq(users.id, organization_members.user_id))
        .where(
          db.in(
            organization_members,
            eq(sql`lower(${users.email})`, email),
            eq(organization_members.is_active, true),
          ),
        );
      if (member)
        throw new AppError("conflict", { message: "already_member", fields: { email: "already_member" } });
      const revoked_at = new Date().toISOString();
      await db.update(
        invites,
        { revoked_at },
        and(eq(invites.email, email), isNull(invites.accepted_at), isNull(invites.revoked_at)) ?? sql`false`,
      );
      const id = newId();
      const invite = await db.insert(invites, {
        id,
        email,
        role,
        invited_by: actorUserId(ctx.actor),
        token_hash: linkTokenHash("invite", id),
        expires_at: new Date(Date.now() + inviteDays * 86_400_000).toISOString(),
      });
      await audit({ action: "invite.create", resource_type: "invite", resource_id: id, after: { role } });
      await emit("mail/requested", { kind: "invite", subject_id: id });
      return {
        ...toInvite(invite),
        ...(env().NODE_ENV !== "production" && { token: linkToken("invite", id) }),
      };
    }),
});

/** Invitations that are still open, newest first. */
export const listInvites = defineOperation({
  name: "invite.list",
  permission: "members.manage",
  input: z.object({}),
  run: (ctx) =>
    read(ctx, async (db) => {
      const rows = await db.tx
        .select()
        .from(invites)
        .where(db.in(invites, isNull(invites.accepted_at), isNull(invites.revoked_at)))
        .orderBy(desc(invites.created_at))
        .limit(200);
      return { data: rows.map(toInvite), next_cursor: null };
    }),
});

export const revokeInvite = defineOperation({
  name: "invite.revoke",
  permission: "members.manage",
  input: InviteIdInput,
  run: (ctx, { invite_id }) =>
    transact(ctx, async ({ db, audit }) => {
      const [revoked] = await db.update(
        invites,
        { revoked_at: new Date().toISOString() },
        and(eq(invites.id, invite_id), isNull(invites.accepted_at)) ?? sql`false`,
      );
      if (!revoked) throw notFound();
      await audit({ action: "invite.revoke", resource_type: "invite", resource_id: invite_id });
      return toInvite(revoked);
    }),
});

function toInvite(row: typeof invites.$inferSelect): Invite {
  const { id, email, role, expires_at, accepted_at, revoked_at, created_at } = row;
  return { id, email, role: role as Invite["role"], expires_at, accepted_at, revoked_at, created_at };
}
