import { eq, inArray } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { team_members } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";

/** Whose records the actor sees beside those nobody owns, as `visibleTo` says it in a condition; null is everybody's. */
export async function ownersSeenBy(ctx: Ctx, db: OrgDb): Promise<string[] | null> {
  if (ctx.grants.visibility === "all") return null;
  const userId = actorUserId(ctx.actor);
  if (!userId) return [];
  if (ctx.grants.visibility === "own") return [userId];
  const own = db.tx
    .select({ id: team_members.team_id })
    .from(team_members)
    .where(db.in(team_members, eq(team_members.user_id, userId)));
  const mates = await db.tx
    .selectDistinct({ id: team_members.user_id })
    .from(team_members)
    .where(db.in(team_members, inArray(team_members.team_id, own)));
  return [userId, ...mates.map(({ id }) => id)];
}
