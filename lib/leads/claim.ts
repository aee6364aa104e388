import { and, eq, isNull, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, leads, users } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { recordAssignment } from "./assign";
import { assertMember } from "./assert-member";
import { toLead, type LeadRow } from "./lead";
import { LeadIdInput } from "./schemas";
import { notDeleted } from "./visibility";

/**
 * Takes a lead nobody owns. Of all who try at once one gets it, the others are told who.
 *
 * @throws AppError `conflict` with the owner's id and name.
 */
export const claimLead = defineOperation({
  name: "lead.claim",
  permission: "leads.assign",
  input: LeadIdInput,
  run: (ctx, { lead_id }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const userId = actorUserId(ctx.actor);
      if (!userId) throw new AppError("forbidden");
      await assertMember(db, "lead_id", userId);
      // Threads before leads, as everywhere.
      await db.lockAll(conversations, eq(conversations.lead_id, lead_id));
      const [claimed] = await db.update(
        leads,
        { assigned_to: userId, version: sql`${leads.version} + 1` },
        and(eq(leads.id, lead_id), isNull(leads.assigned_to), notDeleted) ?? sql`false`,
      );
      if (!claimed) return toLead(await refuse(db, lead_id, userId));
      await recordAssignment(ctx, unit, claimed, null, "lead.claim");
      return toLead(claimed);
    }),
});

/** @returns the lead when the actor has it already: asking twice is no loss. */
async function refuse(db: OrgDb, leadId: string, userId: string): Promise<LeadRow> {
  const lead = await db.byId(leads, leadId);
  if (!lead?.assigned_to || lead.deleted_at) throw notFound();
  if (lead.assigned_to === userId) return lead;
  const [owner] = await db.tx
    .select({ full_name: users.full_name })
    .from(users)
    .where(eq(users.id, lead.assigned_to));
  throw new AppError("conflict", {
    message: "lead_taken",
    params: { name: owner?.full_name ?? "" },
    extra: { assigned_to: lead.assigned_to, assigned_to_name: owner?.full_name ?? "" },
  });
}
