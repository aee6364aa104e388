import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { conversations, leads, organization_members, users } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import { AppError, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { MemberIdInput, UpdateMemberInput, type Member } from "./schemas";

export const listMembers = defineOperation({
  name: "member.list",
  permission: "members.read",
  input: z.object({}),
  run: (ctx) => read(ctx, async (db) => ({ data: await selectMembers(db), next_cursor: null })),
});

export const updateMember = defineOperation({
  name: "member.update",
  permission: "members.manage",
  input: UpdateMemberInput,
  run: (ctx, { user_id, role }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const before = await lockActiveMember(db, user_id);
      if (before.role === "admin" && role !== "admin") await assertNotLastAdmin(db, user_id);
      await db.update(organization_members, { role }, eq(organization_members.id, before.id));
      await audit({
        action: "member.update",
        resource_type: "member",
        resource_id: user_id,
        before: { role: before.role },
        after: { role },
      });
      publish({ event: "members.changed", data: { user_id }, audience: "organization" });
      const [member] = await selectMembers(db, user_id);
      if (!member) throw notFound();
      return member;
    }),
});

/** Ends a membership: the person's next request is refused, what they owned goes back to the pool. */
export const removeMember = defineOperation({
  name: "member.remove",
  permission: "members.manage",
  input: MemberIdInput,
  run: (ctx, { user_id }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const before = await lockActiveMember(db, user_id);
      if (before.role === "admin") await assertNotLastAdmin(db, user_id);
      await db.update(organization_members, { is_active: false }, eq(organization_members.id, before.id));
      const freed = await db.update(leads, { assigned_to: null }, eq(leads.assigned_to, user_id));
      await db.update(conversations, { assigned_to: null }, eq(conversations.assigned_to, user_id));
      await audit({
        action: "member.remove",
        resource_type: "member",
        resource_id: user_id,
        before: { role: before.role },
        after: { leads_unassigned: freed.length },
      });
      publish({ event: "members.changed", data: { user_id }, audience: "organization" });
      return { user_id };
    }),
});

async function selectMembers(db: OrgDb, userId?: string): Promise<Member[]> {
  const rows = await db.tx
    .select({
      user_id: organization_members.user_id,
      email: users.email,
      full_name: users.full_name,
      role: organization_members.role,
      is_active: organization_members.is_active,
      joined_at: organization_members.joined_at,
    })
    .from(organization_members)
    .innerJoin(users, eq(users.id, organization_members.user_id))
    .where(
      db.in(
        organization_members,
        and(
          eq(organization_members.is_active, true),
          userId ? eq(organization_members.user_id, userId) : undefined,
        ),
      ),
    )
    .orderBy(asc(users.full_name));
  return rows as Member[];
}

async function lockActiveMember(db: OrgDb, userId: string) {
  const member = await db.find(
    organization_members,
    eq(organization_members.user_id, userId),
    eq(organization_members.is_active, true),
  );
  if (!member) throw notFound();
  return member;
}

/** Locks the other admins, so that two of them cannot remove each other at the same moment. */
async function assertNotLastAdmin(db: OrgDb, userId: string): Promise<void> {
  const admins = await db.tx
    .select({ user_id: organization_members.user_id })
    .from(organization_members)
    .where(
      db.in(organization_members, eq(organization_members.role, "admin"), eq(organization_members.is_active, true)),
    )
    .orderBy(asc(organization_members.id))
    .for("update");
  if (!admins.some((admin) => admin.user_id !== userId)) throw new AppError("conflict", { message: "last_admin" });
}
