import { z } from "zod";
import { Email, OrganizationSummary } from "@/lib/auth/schemas";
import { roles, visibilities } from "@/lib/auth/permissions";
import { isTimeZone } from "@/lib/zoned-time";

export const Organization = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  plan_tier: z.string(),
  settings: z.record(z.string(), z.unknown()),
  features_enabled: z.array(z.string()),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type Organization = z.infer<typeof Organization>;

export const OrganizationSettings = z.object({
  /** Language the agent opens with when the contact's own cannot be told. */
  language: z.enum(["pt-BR", "en"]).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "wrong_currency")
    .optional(),
  time_zone: z.string().max(64).refine(isTimeZone, "wrong_time_zone").optional(),
});
export const UpdateOrganizationInput = z.object({
  name: z.string().trim().min(1).max(255).optional(),
  settings: OrganizationSettings.optional(),
});

export const availabilities = ["available", "away"] as const;

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "wrong_time");
const Interval = z.tuple([Time, Time]).refine(([from, to]) => from < to, "wrong_time");
/** By ISO weekday, Monday is 1; a day that is missing is a day off. In the organization's time zone. */
export const WorkingHours = z.partialRecord(
  z.enum(["1", "2", "3", "4", "5", "6", "7"]),
  z.array(Interval).max(4),
);
export type WorkingHours = z.infer<typeof WorkingHours>;

export const Member = z.object({
  user_id: z.uuid(),
  email: z.string(),
  full_name: z.string(),
  role: z.enum(roles),
  is_active: z.boolean(),
  joined_at: z.iso.datetime(),
  /** What the member sees; null means "as the role does". */
  visibility: z.enum(visibilities).nullable(),
  availability: z.enum(availabilities),
  /** Most open leads that rules give this member; null means no limit. */
  capacity: z.int().nullable(),
  /** Null means always. */
  working_hours: WorkingHours.nullable(),
});
export type Member = z.infer<typeof Member>;

export const UpdateMemberInput = z.object({
  user_id: z.uuid(),
  role: z.enum(roles).optional(),
  visibility: z.enum(visibilities).nullable().optional(),
  availability: z.enum(availabilities).optional(),
  capacity: z.int().min(0).max(100_000).nullable().optional(),
  working_hours: WorkingHours.nullable().optional(),
});
export const MemberIdInput = z.object({ user_id: z.uuid() });
export const SetAvailabilityInput = z.object({ availability: z.enum(availabilities) });

/** A member who takes over, or "pool": leads, conversations and companies get no owner, tasks go to who removes. */
export const RemoveMemberInput = z.object({
  user_id: z.uuid(),
  hand_over_to: z.union([z.uuid(), z.literal("pool")]).default("pool"),
});
/** What a member still has in hand. */
export const MemberRecords = z.object({
  leads: z.int(),
  conversations: z.int(),
  tasks: z.int(),
  companies: z.int(),
});
export type MemberRecords = z.infer<typeof MemberRecords>;

export const InviteInput = z.object({ email: Email, role: z.enum(roles) });
export const Invite = z.object({
  id: z.uuid(),
  email: z.string(),
  role: z.enum(roles),
  expires_at: z.iso.datetime(),
  accepted_at: z.iso.datetime().nullable(),
  revoked_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
});
export type Invite = z.infer<typeof Invite>;
/** `token` is there outside production only; the link is in the mail. */
export const CreatedInvite = Invite.extend({ token: z.string().optional() });
export const InviteIdInput = z.object({ invite_id: z.uuid() });

export const Me = z.object({
  id: z.uuid(),
  email: z.string(),
  full_name: z.string(),
  locale: z.string(),
  /** The person's own; null means the organization's. */
  time_zone: z.string().nullable(),
  email_verified: z.boolean(),
  role: z.enum(roles).nullable(),
  visibility: z.enum(visibilities),
  availability: z.enum(availabilities),
  permissions: z.array(z.string()),
  organization: OrganizationSummary,
  organizations: z.array(OrganizationSummary),
});
export type Me = z.infer<typeof Me>;
export const UpdateMeInput = z.object({
  full_name: z.string().trim().min(1).max(200).optional(),
  locale: z.enum(["pt-BR", "en"]).optional(),
  time_zone: z.string().max(64).refine(isTimeZone, "wrong_time_zone").nullable().optional(),
});
export type UpdateMeInput = z.input<typeof UpdateMeInput>;
