import { z } from "zod";
import { Text } from "./input";

export const Activity = z.object({
  id: z.uuid(),
  lead_id: z.uuid(),
  user_id: z.uuid().nullable(),
  user_name: z.string().nullable(),
  activity_type: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  duration_minutes: z.int().nullable(),
  pinned_at: z.iso.datetime().nullable(),
  edited_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
});
export type Activity = z.infer<typeof Activity>;

/** What people write themselves; everything else is written by what they do. */
export const writtenKinds = ["note", "call", "meeting", "email", "task"] as const;
/** What a timeline can be narrowed to. */
export const activityKinds = ["note", "contact", "task", "change"] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const ListActivitiesInput = z.object({
  lead_id: z.uuid(),
  kind: z.enum(activityKinds).optional(),
  /** Only what is pinned, or only what is not. */
  pinned: z.stringbool().or(z.boolean()).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(300).optional(),
});
/** The people a text speaks to as "@Name"; they are told. */
const Mentions = z.array(z.uuid()).max(50);
export const CreateActivityInput = z.object({
  lead_id: z.uuid(),
  activity_type: z.enum(writtenKinds).default("note"),
  title: Text(255).optional(),
  description: Text(10_000).optional(),
  duration_minutes: z.int().min(0).max(1_440).optional(),
  mentions: Mentions.optional(),
});
export const UpdateActivityInput = z.object({
  lead_id: z.uuid(),
  activity_id: z.uuid(),
  description: Text(10_000).min(1).optional(),
  mentions: Mentions.optional(),
  is_pinned: z.boolean().optional(),
});
export const ActivityIdInput = z.object({ lead_id: z.uuid(), activity_id: z.uuid() });
