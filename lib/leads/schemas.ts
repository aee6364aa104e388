import { z } from "zod";
import { Stage } from "@/lib/pipeline/schemas";
import { FilterInput } from "./filter/schemas";

export * from "./activity-schemas";
export * from "./bulk/schemas";
export * from "./filter/schemas";
export * from "./input";

const Money = z.string().regex(/^\d+\.\d{2}$/);
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

/** What became of one card of many: where it is now, and why it stayed if it did. */
export const MovedLead = z.object({
  lead_id: z.uuid(),
  /** Null for one that is not there. */
  lead: Lead.nullable(),
  error: z
    .object({
      /** `version_conflict`, `forbidden`, `invalid` or `not_found`, as a move of that card alone would answer. */
      code: z.string(),
      reason: z.string(),
      fields: z.record(z.string(), z.string()),
    })
    .nullable(),
});
export type MovedLead = z.infer<typeof MovedLead>;

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

const Owner = z.union([z.uuid(), z.literal("none")]).optional();

const BoardFilter = z.object({
  assigned_to: Owner,
  /** Part of a name, company, e-mail or phone. */
  q: z.string().trim().max(100).optional(),
  tag: z.string().trim().max(50).optional(),
  /** Conditions as the list takes them; JSON text in a query. */
  filter: FilterInput.optional(),
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

/** Counted up to a limit; beyond it `is_capped` says so and there are no sums. */
export const LeadSummary = z.object({
  count: z.int(),
  is_capped: z.boolean(),
  sums: z.array(z.object({ currency: z.string(), total_value: Money })).nullable(),
});
export type LeadSummary = z.infer<typeof LeadSummary>;
