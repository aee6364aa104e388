import { z } from "zod";

export const fieldTypes = [
  "text",
  "number",
  "money",
  "date",
  "single_select",
  "multi_select",
  "checkbox",
  "url",
  "person",
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** `value` is what leads keep; the label may change, and a choice that is withdrawn stays for those that have it. */
export const FieldOption = z.object({ value: z.string(), label: z.string(), is_active: z.boolean() });
export type FieldOption = z.infer<typeof FieldOption>;

export const CustomField = z.object({
  id: z.uuid(),
  key: z.string(),
  label: z.string(),
  field_type: z.enum(fieldTypes),
  options: z.array(FieldOption),
  help: z.string().nullable(),
  is_required: z.boolean(),
  field_order: z.int(),
  is_active: z.boolean(),
  version: z.int(),
});
export type CustomField = z.infer<typeof CustomField>;

export const Tag = z.object({ id: z.uuid(), name: z.string(), color: z.string().nullable() });
export type Tag = z.infer<typeof Tag>;

export const fieldsMax = 100;
const optionsMax = 200;
const Label = z.string().trim().min(1).max(100);
const Help = z
  .string()
  .trim()
  .max(200)
  .transform((text) => text || null)
  .nullable();
const OptionInput = z.object({
  /** Of a choice that is there already; a new one gets its value from the label. */
  value: z.string().max(60).optional(),
  label: Label,
  is_active: z.boolean().default(true),
});
const Options = z.array(OptionInput).max(optionsMax, "too_many");

export const ListFieldsInput = z.object({
  /** Withdrawn fields, too. */
  include_inactive: z.stringbool().or(z.boolean()).optional(),
});
export const CreateFieldInput = z.object({
  label: Label,
  field_type: z.enum(fieldTypes),
  options: Options.optional(),
  help: Help.optional(),
  is_required: z.boolean().default(false),
  /** Place among the fields, from 0; at the end when absent. */
  field_order: z.int().min(0).optional(),
});
export const UpdateFieldInput = z.object({
  field_id: z.uuid(),
  label: Label.optional(),
  /** The whole list in order; a known choice left out is withdrawn, not lost. */
  options: Options.optional(),
  help: Help.optional(),
  is_required: z.boolean().optional(),
  field_order: z.int().min(0).optional(),
  is_active: z.boolean().optional(),
  version: z.int().optional(),
});
export const FieldIdInput = z.object({ field_id: z.uuid() });
/** How many leads have a value in a field, counted up to a limit. */
export const FieldUsage = z.object({ leads: z.int(), is_capped: z.boolean() });
export const ListTagsInput = z.object({});
