import { and, eq, isNull } from "drizzle-orm";
import { conversations, message_alerts } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { assertVisible } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { selectAlerts } from "./list";
import { AlertIdInput, type Alert } from "./schemas";

const isOpen = isNull(message_alerts.ended_at);

/** Somebody has seen to it: the episode is over, and the next message of the kind calls again. */
export const handleAlert = defineOperation({
  name: "alert.handle",
  permission: "conversations.reply",
  input: AlertIdInput,
  run: (ctx, { alert_id }) =>
    transact(ctx, async ({ db, audit, publish }): Promise<Alert> => {
      const known = await db.byId(message_alerts, alert_id);
      const conversation = known && (await db.lock(conversations, known.conversation_id));
      assertVisible(ctx, conversation);
      const [ended] = await db.update(
        message_alerts,
        { ended_at: new Date().toISOString(), handled_by: actorUserId(ctx.actor) },
        // Handled twice is handled once.
        and(eq(message_alerts.id, alert_id), isOpen) ?? isOpen,
      );
      if (ended) {
        await audit({ action: "alert.handle", resource_type: "message_alert", resource_id: alert_id });
        publish({
          event: "alert.changed",
          data: { alert_id, conversation_id: conversation.id },
          audience: { assigned_to: conversation.assigned_to },
        });
      }
      const [alert] = await selectAlerts(db, eq(message_alerts.id, alert_id), 1);
      if (!alert) throw notFound();
      return alert;
    }),
});
