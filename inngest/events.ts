import { eventType } from "inngest";
import { z } from "zod";

/**
 * Every event, as a fact in the past tense. Payloads are ids: no stale copies, no personal data at the job engine.
 * `org_id` is mandatory, the context of a job is rebuilt from it.
 */
const tenant = z.object({ org_id: z.uuid() });

export const mailKinds = ["verify_email", "reset_password", "invite"] as const;

export const events = {
  /** A provider's delivery was verified and stored. */
  "whatsapp/delivery.received": eventType("whatsapp/delivery.received", {
    schema: tenant.extend({ inbound_event_ids: z.array(z.uuid()) }),
  }),
  /** A contact's message is in its thread. */
  "message/received": eventType("message/received", {
    schema: tenant.extend({ conversation_id: z.uuid(), message_id: z.uuid() }),
  }),
  /** A message has a file whose bytes the provider still has. */
  "message/media_announced": eventType("message/media_announced", {
    schema: tenant.extend({ message_id: z.uuid() }),
  }),
  /** A contact's message was analysed, and somebody may have to hear of it. */
  "message/analysed": eventType("message/analysed", {
    schema: tenant.extend({ conversation_id: z.uuid(), message_id: z.uuid() }),
  }),
  /** An outgoing message is committed as `pending`. */
  "message/queued": eventType("message/queued", {
    schema: tenant.extend({ conversation_id: z.uuid(), message_id: z.uuid() }),
  }),
  /** A person answers from now on; the agent's running turn is cancelled. */
  "conversation/taken_over": eventType("conversation/taken_over", {
    schema: tenant.extend({ conversation_id: z.uuid() }),
  }),
  /** A person has seen the thread; the contact's messages get their blue ticks. */
  "conversation/read": eventType("conversation/read", {
    schema: tenant.extend({ conversation_id: z.uuid(), message_id: z.uuid() }),
  }),
  /** Long work waits to be done, or to be gone on with. */
  "job/requested": eventType("job/requested", { schema: tenant.extend({ job_id: z.uuid() }) }),
  /** Leads of the organization were silent for longer than their stages allow. */
  "lead/stale_found": eventType("lead/stale_found", { schema: tenant }),
  /** A lead was marked as stale, once per episode of silence. */
  "lead/went_stale": eventType("lead/went_stale", { schema: tenant.extend({ lead_id: z.uuid() }) }),
  /** Leads of the organization wait for a member that an assignment rule may choose. */
  "lead/waiting_found": eventType("lead/waiting_found", { schema: tenant }),
  /** A member came back or went away; leads that rules give out follow. */
  "member/availability_changed": eventType("member/availability_changed", {
    schema: tenant.extend({ user_id: z.uuid() }),
  }),
  /** Leads of the organization have scores older than what they are about. */
  "scoring/leads_due": eventType("scoring/leads_due", { schema: tenant }),
  /** The organization has outcomes its scoring has not learned from. */
  "scoring/training_due": eventType("scoring/training_due", { schema: tenant }),
  /** A mail is due. `subject_id` is the row that causes it; the secret link is derived when the mail is made. */
  "mail/requested": eventType("mail/requested", {
    schema: tenant.extend({ kind: z.enum(mailKinds), subject_id: z.uuid() }),
  }),
} as const;

export type EventName = keyof typeof events;
export type AppEvent<N extends EventName> = z.infer<NonNullable<(typeof events)[N]["schema"]>>;
