import { lead_activities, notifications, tasks } from "@/db/schema";
import type { SystemDb } from "@/db/system";

const dayMs = 86_400_000;

/** A task, a note and a notification around a lead. */
export async function createActivityRows(
  db: SystemDb,
  lead: { id: string; organization_id: string },
  person: { id: string },
) {
  const { organization_id } = lead;
  const [task] = await db
    .insert(tasks)
    .values({
      organization_id,
      lead_id: lead.id,
      title: "Enviar proposta",
      due_at: new Date(Date.now() + dayMs).toISOString(),
      assigned_to: person.id,
    })
    .returning();
  // Nobody's, as an import leaves it, so that whoever may write may change it.
  const [note] = await db
    .insert(lead_activities)
    .values({ organization_id, lead_id: lead.id, activity_type: "note", title: "Nota", description: "Nota" })
    .returning();
  const [notification] = await db
    .insert(notifications)
    .values({ organization_id, user_id: person.id, kind: "mention", group_key: `lead:${lead.id}` })
    .returning();
  if (!task || !note || !notification) throw new Error("no task, note or notification");
  return { task, note, notification };
}
