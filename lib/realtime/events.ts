import { z } from "zod";

/**
 * What browsers are told: type, ids and a version, never data. They refetch through the API, which checks what the
 * person may see. Shared by the server and the client.
 */
export const realtimeEvents = {
  "lead.changed": z.object({ lead_id: z.uuid(), stage_id: z.uuid(), version: z.int() }),
  "lead.removed": z.object({ lead_id: z.uuid(), stage_id: z.uuid() }),
  "lead.went_stale": z.object({ lead_id: z.uuid(), stage_id: z.uuid(), version: z.int() }),
  /** Its version stays, as nobody has edited it. */
  "lead.scored": z.object({ lead_id: z.uuid(), stage_id: z.uuid(), version: z.int() }),
  "scoring.changed": z.object({ model_id: z.uuid() }),
  "board.changed": z.object({ pipeline_id: z.uuid() }),
  "pipelines.changed": z.object({ pipeline_id: z.uuid() }),
  "company.changed": z.object({ company_id: z.uuid(), version: z.int() }),
  "contact.changed": z.object({ contact_id: z.uuid(), version: z.int() }),
  "assignment_rules.changed": z.object({ rule_id: z.uuid() }),
  "close_reasons.changed": z.object({ reason_id: z.uuid() }),
  "conversation.changed": z.object({
    conversation_id: z.uuid(),
    lead_id: z.uuid().nullable(),
    version: z.int(),
  }),
  "message.changed": z.object({ conversation_id: z.uuid(), message_id: z.uuid() }),
  "alert.changed": z.object({ alert_id: z.uuid(), conversation_id: z.uuid() }),
  "alert_settings.changed": z.object({}),
  "job.changed": z.object({ job_id: z.uuid() }),
  "fields.changed": z.object({ field_id: z.uuid() }),
  "task.changed": z.object({ task_id: z.uuid(), lead_id: z.uuid().nullable(), version: z.int() }),
  "notification.changed": z.object({ notification_id: z.uuid().nullable() }),
  "agent.changed": z.object({ version: z.int() }),
  "views.changed": z.object({ view_id: z.uuid() }),
  "members.changed": z.object({ user_id: z.uuid() }),
} as const;

export type RealtimeEventName = keyof typeof realtimeEvents;
export type RealtimeData<N extends RealtimeEventName> = z.infer<(typeof realtimeEvents)[N]>;

/**
 * Three kinds of channel mirror record visibility: `organization` for members who see everything, `pool` for
 * records nobody owns (every member sees those), `owner` for one member's records, heard by that member and by those
 * who see them as a team. `user` is what concerns one person alone.
 */
export const channels = {
  organization: (orgId: string) => `private-org-${orgId}`,
  pool: (orgId: string) => `private-org-${orgId}-pool`,
  owner: (orgId: string, userId: string) => `private-org-${orgId}-owner-${userId}`,
  user: (orgId: string, userId: string) => `private-org-${orgId}-user-${userId}`,
} as const;
