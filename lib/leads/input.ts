import { z } from "zod";
import { Email } from "@/lib/auth/schemas";

/** Accepts a number or a decimal string; kept as a decimal string with two places. */
export const MoneyInput = z
  .union([z.number().min(0).max(999_999_999_999), z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, "wrong_amount")])
  .transform((value) => Number(value).toFixed(2));

export const Text = (max: number) => z.string().trim().max(max);
const emptyToNull = (value: unknown) => (value === "" ? null : value);
const Phone = z.preprocess(emptyToNull, Text(40).nullable());
const OptionalEmail = z.preprocess(emptyToNull, Email.nullable());
export const Tags = z.array(Text(50).min(1)).max(50);
const CustomFields = z
  .record(
    z.string().max(100),
    z.union([
      z.string().max(5_000),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(z.string().max(500)).max(100),
    ]),
  )
  .refine((fields) => Object.keys(fields).length <= 100, "too_many");

const Closing = {
  /** Why it was won or lost; a closing stage asks for it where the organization has reasons. */
  close_reason_id: z.uuid().nullable().optional(),
  close_note: Text(2_000).nullable().optional(),
};

export const CreateLeadInput = z.object({
  full_name: Text(200).min(1),
  email: OptionalEmail.optional(),
  phone: Phone.optional(),
  company: Text(200).nullable().optional(),
  stage_id: z.uuid().optional(),
  source: Text(50).min(1).optional(),
  estimated_value: MoneyInput.nullable().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "wrong_currency")
    .optional(),
  probability: z.int().min(0).max(100).nullable().optional(),
  expected_close_date: z.iso.date().nullable().optional(),
  assigned_to: z.uuid().nullable().optional(),
  custom_fields: CustomFields.optional(),
  tags: Tags.optional(),
  ...Closing,
});

export type CreateLeadInput = z.input<typeof CreateLeadInput>;

export const UpdateLeadInput = CreateLeadInput.omit({
  stage_id: true,
  assigned_to: true,
  close_reason_id: true,
  close_note: true,
})
  .partial()
  .extend({ lead_id: z.uuid(), version: z.int().optional() });

export const LeadIdInput = z.object({ lead_id: z.uuid() });

export const MoveLeadInput = z.object({
  lead_id: z.uuid(),
  new_stage_id: z.uuid(),
  /** The card that will stand right below the moved one. */
  before_id: z.uuid().nullable().optional(),
  /** The card that will stand right above it. */
  after_id: z.uuid().nullable().optional(),
  version: z.int().optional(),
  ...Closing,
});

const MoveBlock = z.object({
  leads: z
    .array(z.object({ lead_id: z.uuid(), version: z.int().optional() }))
    .min(1)
    .max(100),
  ...MoveLeadInput.omit({ lead_id: true, version: true }).shape,
});
/** Cards that go somewhere together, in the order they will stand in; each block to a place of its own. */
export const MoveLeadsInput = z
  .object({ blocks: z.array(MoveBlock).min(1).max(100) })
  .refine(({ blocks }) => isOnceEach(blocks.flatMap(({ leads }) => leads.map(({ lead_id }) => lead_id))), {
    path: ["blocks"],
    error: "invalid_value",
  });

const movedAtOnceMax = 100;
const isOnceEach = (ids: string[]) => ids.length <= movedAtOnceMax && new Set(ids).size === ids.length;

export const AssignLeadInput = z.object({
  lead_id: z.uuid(),
  assigned_to: z.uuid().nullable(),
  version: z.int().optional(),
});
