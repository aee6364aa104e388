import { z } from "zod";

export const Notification = z.object({
  id: z.uuid(),
  /** `mention`, `task_due`, `lead_assigned`, `urgent_message`, `negative_mood`, `opportunity`; later versions may add more. */
  kind: z.string(),
  /** How often it happened since it was last read. */
  count: z.int(),
  /** The lead it is about, while the person may see it. */
  lead_id: z.uuid().nullable(),
  lead_name: z.string().nullable(),
  actor_id: z.uuid().nullable(),
  actor_name: z.string().nullable(),
  task_title: z.string().nullable(),
  read_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type Notification = z.infer<typeof Notification>;

export const UnreadNotifications = z.object({ unread: z.int() });

export const ListNotificationsInput = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(300).optional(),
});

/** Absent ids mean all of them. */
export const MarkNotificationsReadInput = z.object({
  notification_ids: z.array(z.uuid()).max(100).optional(),
});
