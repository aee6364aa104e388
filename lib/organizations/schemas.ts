import { z } from "zod";
import { Email, OrganizationSummary } from "@/lib/auth/schemas";
import { roles } from "@/lib/auth/permissions";
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

export const Member = z.object({
  user_id: z.uuid(),
  email: z.string(),
  full_name: z.string(),
  role: z.enum(roles),
  is_active: z.boolean(),
  joined_at: z.iso.datetime(),
});
export type Member = z.infer<typeof Member>;
export const UpdateMemberInput = z.object({ user_id: z.uuid(), role: z.enum(roles) });
export const MemberIdInput = z.object({ user_id: z.uuid() });

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
  visibility: z.enum(["all", "team", "own"]),
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
