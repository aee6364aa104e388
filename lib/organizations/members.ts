import { and, asc, eq, sql } from "drizzle-orm";
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
      const { member: before, isLastAdmin } = await lockMember(db, user_id);
      if (isLastAdmin && role !== "admin") throw new AppError("conflict", { message: "last_admin" });
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
      const { member: before, isLastAdmin } = await lockMember(db, user_id);
      if (isLastAdmin) throw new AppError("conflict", { message: "last_admin" });
      await db.update(organization_members, { is_active: false }, eq(organization_members.id, before.id));
      const freed = await freeRecords(db, user_id);
      await audit({
        action: "member.remove",
        resource_type: "member",
        resource_id: user_id,
        before: { role: before.role },
        after: { leads_unassigned: freed },
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

/** Locks the admins as well, so that two of them cannot remove each other at the same moment. */
async function lockMember(db: OrgDb, userId: string) {
  const rows = await db.lockAll(
    organization_members,
    sql`${organization_members.is_active} and (${organization_members.role} = 'admin' or ${organization_members.user_id} = ${userId})`,
  );
  const member = rows.find(({ user_id }) => user_id === userId);
  if (!member) throw notFound();
  const isLastAdmin =
    member.role === "admin" && !rows.some(({ role, user_id }) => role === "admin" && user_id !== userId);
  return { member, isLastAdmin };
}

/** Threads before leads, each in the order of ids: the order in which everybody locks them. @returns how many leads. */
async function freeRecords(db: OrgDb, userId: string): Promise<number> {
  const ownThreads = eq(conversations.assigned_to, userId);
  const ownLeads = eq(leads.assigned_to, userId);
  await db.lockAll(conversations, ownThreads);
  await db.update(
    conversations,
    { assigned_to: null, version: sql`${conversations.version} + 1` },
    ownThreads,
  );
  await db.lockAll(leads, ownLeads);
  return (await db.update(leads, { assigned_to: null, version: sql`${leads.version} + 1` }, ownLeads)).length;
}
