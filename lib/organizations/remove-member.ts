import { eq } from "drizzle-orm";
import { assignment_rule_members, organization_members, team_members } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { countRecords, handOver } from "./hand-over";
import { lockMember } from "./members";
import { MemberIdInput, RemoveMemberInput } from "./schemas";
import type { OrgDb } from "@/db/org";

/** How much somebody has in hand, for the question who takes it over. */
export const countMemberRecords = defineOperation({
  name: "member.count_records",
  permission: "members.manage",
  input: MemberIdInput,
  run: (ctx, { user_id }) =>
    read(ctx, async (db) => {
      if (!(await isMember(db, user_id))) throw new AppError("not_found");
      return countRecords(db, user_id);
    }),
});

/**
 * Ends a membership: every request asks for it, so the person's next one is refused. What they had in hand goes to the
 * successor or the pool. What they wrote keeps their name.
 */
export const removeMember = defineOperation({
  name: "member.remove",
  permission: "members.manage",
  input: RemoveMemberInput,
  run: (ctx, { user_id, hand_over_to }) =>
    transact(ctx, async (unit) => {
      const { db, audit, publish } = unit;
      const successor = hand_over_to === "pool" ? null : hand_over_to;
      const { member: before, isLastAdmin } = await lockMember(db, user_id);
      if (isLastAdmin) throw new AppError("conflict", { message: "last_admin" });
      if (successor === user_id) throw invalid({ hand_over_to: "not_found" });
      if (successor && !(await isMember(db, successor))) throw invalid({ hand_over_to: "not_found" });
      await db.update(organization_members, { is_active: false }, eq(organization_members.id, before.id));
      await db.remove(team_members, eq(team_members.user_id, user_id));
      await db.remove(assignment_rule_members, eq(assignment_rule_members.user_id, user_id));
      const handed_over = await handOver(ctx, unit, user_id, {
        records: successor,
        // A task without an owner would be nobody's promise.
        tasks: successor ?? actorUserId(ctx.actor),
      });
      await audit({
        action: "member.remove",
        resource_type: "member",
        resource_id: user_id,
        before: { role: before.role },
        after: { handed_over_to: successor, handed_over },
      });
      publish({ event: "members.changed", data: { user_id }, audience: "organization" });
      return { user_id, handed_over };
    }),
});

/** Locked for the transaction when it writes: who is removed at this moment is given nothing any more. */
async function isMember(db: OrgDb, userId: string): Promise<boolean> {
  const rows = await db.tx
    .select({ is_active: organization_members.is_active })
    .from(organization_members)
    .where(db.in(organization_members, eq(organization_members.user_id, userId)))
    .for("share");
  return rows[0]?.is_active === true;
}
