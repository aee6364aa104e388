import { z } from "zod";
import { Email } from "@/lib/auth/schemas";
import { Stage } from "@/lib/pipeline/schemas";
import { FilterInput } from "./filter/schemas";

export * from "./filter/schemas";

const Money = z.string().regex(/^\d+\.\d{2}$/);
/** Accepts a number or a decimal string; kept as a decimal string with two places. */
export const MoneyInput = z
  .union([z.number().min(0).max(999_999_999_999), z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, "wrong_amount")])
  .transform((value) => Number(value).toFixed(2));

export const leadStatuses = ["open", "won", "lost"] as const;

export const Lead = z.object({
  id: z.uuid(),
  organization_id: z.uuid(),
  contact_id: z.uuid(),
  full_name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  company_id: z.uuid().nullable(),
  pipeline_id: z.uuid(),
  stage_id: z.uuid(),
  position: z.string(),
  assigned_to: z.uuid().nullable(),
  source: z.string(),
  lead_score: z.int().nullable(),
  probability: z.int().nullable(),
  estimated_value: Money.nullable(),
  currency: z.string(),
  custom_fields: z.record(z.string(), z.unknown()),
  tags: z.array(z.string()),
  status: z.enum(leadStatuses),
  expected_close_date: z.iso.date().nullable(),
  next_task_id: z.uuid().nullable(),
  next_task_title: z.string().nullable(),
  next_task_at: z.iso.datetime().nullable(),
  last_activity_at: z.iso.datetime(),
  stale_since: z.iso.datetime().nullable(),
  close_reason_id: z.uuid().nullable(),
  close_note: z.string().nullable(),
  closed_at: z.iso.datetime().nullable(),
  version: z.int(),
  stage_entered_at: z.iso.datetime(),
  converted_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type Lead = z.infer<typeof Lead>;

/** A lead as a card on the board: with what its conversation says. */
export const LeadCard = Lead.extend({
  conversation_id: z.uuid().nullable(),
  unread_count: z.int(),
  last_message_at: z.iso.datetime().nullable(),
});
export type LeadCard = z.infer<typeof LeadCard>;

/** What a stage is worth in one currency; `weighted_value` counts each lead by its chance of being won. */
export const StageSum = z.object({ currency: z.string(), total_value: Money, weighted_value: Money });
export type StageSum = z.infer<typeof StageSum>;

export const BoardColumn = z.object({
  stage: Stage.pick({
    id: true,
    name: true,
    color: true,
    stage_type: true,
    stage_order: true,
    probability: true,
    required_fields: true,
    entry_roles: true,
    stale_after_days: true,
  }),
  count: z.int(),
  /** Over all currencies; `sums` keeps them apart, the largest first. */
  total_value: Money,
  sums: z.array(StageSum),
  leads: z.array(LeadCard),
  next_cursor: z.string().nullable(),
});
export type BoardColumn = z.infer<typeof BoardColumn>;
export const Board = z.object({ pipeline_id: z.uuid(), data: z.array(BoardColumn) });
export type Board = z.infer<typeof Board>;

const Text = (max: number) => z.string().trim().max(max);
const emptyToNull = (value: unknown) => (value === "" ? null : value);
const Phone = z.preprocess(emptyToNull, Text(40).nullable());
const OptionalEmail = z.preprocess(emptyToNull, Email.nullable());
const Tags = z.array(Text(50).min(1)).max(50);
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
});

export const UpdateLeadInput = CreateLeadInput.omit({ stage_id: true, assigned_to: true })
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
  /** Why it was won or lost; a closing stage asks for it where the organization has reasons. */
  close_reason_id: z.uuid().nullable().optional(),
  close_note: Text(2_000).nullable().optional(),
});

export const AssignLeadInput = z.object({
  lead_id: z.uuid(),
  assigned_to: z.uuid().nullable(),
  version: z.int().optional(),
});

const Owner = z.union([z.uuid(), z.literal("none")]).optional();

const BoardFilter = z.object({
  assigned_to: Owner,
  /** Part of a name, company, e-mail or phone. */
  q: z.string().trim().max(100).optional(),
  tag: z.string().trim().max(50).optional(),
});
export type BoardFilter = z.infer<typeof BoardFilter>;

export const BoardInput = BoardFilter.extend({
  pipeline_id: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const BoardColumnInput = BoardFilter.extend({
  stage_id: z.uuid(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const ForecastInput = z.object({ pipeline_id: z.uuid().optional(), assigned_to: Owner });

/** Open leads of one stage that are expected to close in one month (null: no date), in one currency. */
export const ForecastCell = z.object({
  stage_id: z.uuid(),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
  currency: z.string(),
  count: z.int(),
  total_value: Money,
  weighted_value: Money,
});
export type ForecastCell = z.infer<typeof ForecastCell>;
export const Forecast = z.object({
  pipeline_id: z.uuid(),
  stages: z.array(Stage.pick({ id: true, name: true, color: true, stage_type: true, probability: true })),
  data: z.array(ForecastCell),
});
export type Forecast = z.infer<typeof Forecast>;

/** Which leads are meant: all, or those that fit everything given here. */
export const LeadSelection = z.object({
  stage_id: z.uuid().optional(),
  assigned_to: Owner,
  status: z.enum(leadStatuses).optional(),
  filter: FilterInput.optional(),
});
export type LeadSelection = z.infer<typeof LeadSelection>;

export const ListLeadsInput = LeadSelection.extend({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(1_000).optional(),
  /** A field, with a minus before it for the largest first. */
  sort: z.string().max(90).default("-created_at"),
});

const required = (field: string) => ({ path: [field], message: "required" });

/** Leads by name, or all that fit a filter; both together mean those named that fit. */
const BulkTarget = z.object({
  lead_ids: z.array(z.uuid()).min(1).max(1_000).optional(),
  filter: FilterInput.optional(),
});
// Forgetting to say which would otherwise mean everything; `{"and": []}` says that everything is meant.
const saysWhich = ({ lead_ids, filter }: z.output<typeof BulkTarget>) => Boolean(lead_ids ?? filter);

export const BulkPreviewInput = BulkTarget.refine(saysWhich, required("lead_ids"));

export const bulkActions = ["assign", "move", "tag", "untag", "edit", "delete"] as const;
export type BulkAction = (typeof bulkActions)[number];

/** One change for many leads. Only the action's own values count. */
export const BulkInput = BulkTarget.extend({
  action: z.enum(bulkActions),
  assigned_to: z.uuid().nullable().optional(),
  stage_id: z.uuid().optional(),
  close_reason_id: z.uuid().nullable().optional(),
  close_note: Text(2_000).nullable().optional(),
  tags: Tags.optional(),
  fields: UpdateLeadInput.pick({
    company: true,
    source: true,
    estimated_value: true,
    currency: true,
    probability: true,
    expected_close_date: true,
    custom_fields: true,
  }).optional(),
})
  .refine(saysWhich, required("lead_ids"))
  .refine(
    ({ action, assigned_to }) => action !== "assign" || assigned_to !== undefined,
    required("assigned_to"),
  )
  .refine(({ action, stage_id }) => action !== "move" || stage_id, required("stage_id"))
  .refine(({ action, tags }) => !/tag$/.test(action) || tags?.length, required("tags"))
  .refine(
    ({ action, fields = {} }) => action !== "edit" || Object.keys(fields).length > 0,
    required("fields"),
  );
export type BulkInput = z.infer<typeof BulkInput>;

/** How many leads a bulk change would reach. */
export const BulkPreview = z.object({ count: z.int() });

/** Counted up to a limit; beyond it `is_capped` says so and there are no sums. */
export const LeadSummary = z.object({
  count: z.int(),
  is_capped: z.boolean(),
  sums: z.array(z.object({ currency: z.string(), total_value: Money })).nullable(),
});
export type LeadSummary = z.infer<typeof LeadSummary>;

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
  created_at: z.iso.datetime(),
});
export type Activity = z.infer<typeof Activity>;

export const ListActivitiesInput = z.object({
  lead_id: z.uuid(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(300).optional(),
});
export const CreateActivityInput = z.object({
  lead_id: z.uuid(),
  activity_type: z.enum(["note", "call", "meeting", "email", "task"]).default("note"),
  title: Text(255).optional(),
  description: Text(10_000).optional(),
  duration_minutes: z.int().min(0).max(1_440).optional(),
});
