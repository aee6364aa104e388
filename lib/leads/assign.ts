import { eq, sql } from "drizzle-orm";
import { conversations, lead_activities, leads, users } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { notify } from "@/lib/notify";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { assertMember } from "./create";
import { toLead } from "./lead";
import { assertVersion } from "./move";
import { AssignLeadInput } from "./schemas";
import { assertVisible } from "./visibility";

/** Gives a lead, with its conversation, to a member, or back to the pool with null. */
export const assignLead = defineOperation({
  name: "lead.assign",
  permission: "leads.assign",
  input: AssignLeadInput,
  run: (ctx, { lead_id, assigned_to, version }) =>
    transact(ctx, async (unit) => {
      const { db, audit, publish } = unit;
      assertVisible(ctx, await db.byId(leads, lead_id));
      if (assigned_to) await assertMember(db, "assigned_to", assigned_to);
      // Threads before leads, as everywhere: whoever writes in a thread locks it first and takes the lead over then.
      await db.lockAll(conversations, eq(conversations.lead_id, lead_id));
      const before = await db.lock(leads, lead_id);
      assertVisible(ctx, before);
      assertVersion(before, version);
      if (before.assigned_to === assigned_to) return toLead(before);
      const [after] = await db.update(
        leads,
        { assigned_to, version: sql`${leads.version} + 1` },
        eq(leads.id, lead_id),
      );
      if (!after) throw notFound();
      const threads = await db.update(
        conversations,
        { assigned_to, version: sql`${conversations.version} + 1` },
        eq(conversations.lead_id, lead_id),
      );
      const [assignee] = assigned_to
        ? await db.tx.select({ full_name: users.full_name }).from(users).where(eq(users.id, assigned_to))
        : [];
      await db.insert(lead_activities, {
        lead_id,
        user_id: actorUserId(ctx.actor),
        activity_type: "assigned",
        title: assignee?.full_name ?? "",
        metadata: { from: before.assigned_to, to: assigned_to },
      });
      await audit({
        action: "lead.assign",
        resource_type: "lead",
        resource_id: lead_id,
        before: { assigned_to: before.assigned_to },
        after: { assigned_to },
      });
      const actor_id = actorUserId(ctx.actor);
      if (assigned_to && assigned_to !== actor_id) {
        const about = { kind: "lead_assigned", group_key: `lead:${lead_id}`, lead_id } as const;
        await notify(unit, { ...about, user_id: assigned_to, actor_id });
      }
      const audience = { assigned_to, previously: before.assigned_to };
      publish({
        event: "lead.changed",
        data: { lead_id, stage_id: after.stage_id, version: after.version },
        audience,
      });
      for (const { id, version: threadVersion } of threads) {
        const data = { conversation_id: id, lead_id, version: threadVersion };
        publish({ event: "conversation.changed", data, audience });
      }
      return toLead(after);
    }),
});
