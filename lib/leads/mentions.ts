import type { OrgDb } from "@/db/org";
import { actorUserId, type Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { notify } from "@/lib/notify";
import type { Unit } from "@/lib/unit";
import { membersWhoSee } from "./audience";
import type { LeadRow } from "./lead";

/**
 * The people a note speaks to, each once.
 *
 * @throws AppError `invalid` for somebody who is no member or may not see the lead: they would be sent to nothing.
 */
export async function checkMentions(db: OrgDb, lead: LeadRow, userIds: string[]): Promise<string[]> {
  const seeing = await membersWhoSee(db, lead.assigned_to, userIds);
  const unknown = userIds.findIndex((id) => !seeing.has(id));
  if (unknown >= 0) throw invalid({ [`mentions.${unknown}`]: "not_found" });
  return [...new Set(userIds)];
}

/** Nobody is told of what they wrote themselves. */
export async function tellMentioned(ctx: Ctx, unit: Unit, leadId: string, userIds: string[]): Promise<void> {
  const actor_id = actorUserId(ctx.actor);
  for (const user_id of userIds)
    if (user_id !== actor_id)
      await notify(unit, {
        user_id,
        actor_id,
        kind: "mention",
        group_key: `lead:${leadId}`,
        lead_id: leadId,
      });
}
