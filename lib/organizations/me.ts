import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { organization_members, users } from "@/db/schema";
import { systemRead, withSystem } from "@/db/system";
import { membershipsOf } from "@/lib/auth";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { systemAudit } from "@/lib/system-unit";
import { UpdateMeInput, type Me } from "./schemas";

/** The signed-in person, with what they may do in the organization they work in. */
export const getMe = defineOperation({
  name: "user.get_me",
  permission: "organization.read",
  input: z.object({}),
  run: (ctx) => loadMe(ctx, personOf(ctx)),
});

export const updateMe = defineOperation({
  name: "user.update_me",
  permission: "organization.read",
  input: UpdateMeInput,
  async run(ctx, input) {
    const userId = personOf(ctx);
    if (Object.keys(input).length > 0) {
      await withSystem("update user", async (db) => {
        await db.update(users).set(input).where(eq(users.id, userId));
        await systemAudit(db, {
          organization_id: ctx.org.id,
          user_id: userId,
          action: "user.update_me",
          resource_type: "user",
          resource_id: userId,
          after: input,
          meta: ctx,
        });
      });
    }
    return loadMe(ctx, userId);
  },
});

function personOf(ctx: Ctx): string {
  const userId = actorUserId(ctx.actor);
  if (!userId) throw new AppError("forbidden");
  return userId;
}

async function loadMe(ctx: Ctx, userId: string): Promise<Me> {
  const db = systemRead();
  const [user] = await db
    .select({
      id: users.id,
      email: users.email,
      full_name: users.full_name,
      locale: users.locale,
      time_zone: users.time_zone,
      email_verified: users.email_verified,
      availability: organization_members.availability,
    })
    .from(users)
    .innerJoin(
      organization_members,
      and(eq(organization_members.user_id, users.id), eq(organization_members.organization_id, ctx.org.id)),
    )
    .where(eq(users.id, userId));
  const organizations = await membershipsOf(db, userId);
  const organization = organizations.find(({ id }) => id === ctx.org.id);
  if (!user || !organization) throw notFound();
  const { role, visibility, permissions } = ctx.grants;
  const availability = user.availability === "away" ? "away" : "available";
  return {
    ...user,
    availability,
    role,
    visibility,
    permissions: [...permissions],
    organization,
    organizations,
  };
}
