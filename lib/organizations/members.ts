import { and, asc, eq, sql, type InferSelectModel } from "drizzle-orm";
import { z } from "zod";
import { organization_members, users } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import { visibilityOverride } from "@/lib/auth/permissions";
import { actorUserId } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read, transact, type Unit } from "@/lib/unit";
import { SetAvailabilityInput, UpdateMemberInput, type Member } from "./schemas";

export const listMembers = defineOperation({
  name: "member.list",
  permission: "members.read",
  input: z.object({}),
  run: (ctx) => read(ctx, async (db) => ({ data: await selectMembers(db), next_cursor: null })),
});

/** Role, what they see, and what rules may give them. Counts from the member's next request on. */
export const updateMember = defineOperation({
  name: "member.update",
  permission: "members.manage",
  input: UpdateMemberInput,
  run: (ctx, { user_id, ...input }) =>
    transact(ctx, async (unit) => {
      const { member, isLastAdmin } = await lockMember(unit.db, user_id);
      if (isLastAdmin && input.role && input.role !== "admin")
        throw new AppError("conflict", { message: "last_admin" });
      return save(unit, member, input);
    }),
});

/** A member's own switch: away means that rules give them nothing new. */
export const setAvailability = defineOperation({
  name: "user.set_availability",
  permission: "organization.read",
  input: SetAvailabilityInput,
  run: (ctx, { availability }) =>
    transact(ctx, async (unit) => {
      const userId = actorUserId(ctx.actor);
      const member = userId
        ? await unit.db.find(organization_members, eq(organization_members.user_id, userId))
        : undefined;
      if (!member) throw new AppError("forbidden");
      await save(unit, member, { availability });
      return { availability };
    }),
});

type MemberRow = InferSelectModel<typeof organization_members>;
type MemberChanges = Omit<z.output<typeof UpdateMemberInput>, "user_id">;

async function save(unit: Unit, before: MemberRow, { visibility, ...changes }: MemberChanges) {
  const { db, audit, emit, publish } = unit;
  const { visibility: _former, ...overrides } = before.permissions;
  const values = {
    ...changes,
    ...(visibility !== undefined && {
      permissions: { ...overrides, ...(visibility !== null && { visibility }) },
    }),
  };
  const changed = (Object.keys(values) as (keyof typeof values)[]).filter(
    (key) => values[key] !== undefined && JSON.stringify(values[key]) !== JSON.stringify(before[key]),
  );
  if (changed.length > 0) {
    await db.update(organization_members, values, eq(organization_members.id, before.id));
    await audit({
      action: "member.update",
      resource_type: "member",
      resource_id: before.user_id,
      before: Object.fromEntries(changed.map((key) => [key, before[key]])),
      after: Object.fromEntries(changed.map((key) => [key, values[key]])),
    });
    publish({ event: "members.changed", data: { user_id: before.user_id }, audience: "organization" });
  }
  if (changed.includes("availability"))
    await emit("member/availability_changed", { user_id: before.user_id });
  const [member] = await selectMembers(db, before.user_id);
  if (!member) throw notFound();
  return member;
}

async function selectMembers(db: OrgDb, userId?: string): Promise<Member[]> {
  const rows = await db.tx
    .select({
      user_id: organization_members.user_id,
      email: users.email,
      full_name: users.full_name,
      role: organization_members.role,
      is_active: organization_members.is_active,
      joined_at: organization_members.joined_at,
      permissions: organization_members.permissions,
      availability: organization_members.availability,
      capacity: organization_members.capacity,
      working_hours: organization_members.working_hours,
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
  return rows.map(({ permissions, ...row }) => ({
    ...row,
    visibility: visibilityOverride(permissions),
  })) as Member[];
}

/** Locks the admins as well, so that two of them cannot remove each other at the same moment. */
export async function lockMember(db: OrgDb, userId: string) {
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
