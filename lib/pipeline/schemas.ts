import { z } from "zod";
import { roles } from "@/lib/auth/permissions";
import { requirableFields } from "./constants";

export const stageTypes = ["open", "won", "lost"] as const;

export const Stage = z.object({
  id: z.uuid(),
  pipeline_id: z.uuid(),
  name: z.string(),
  color: z.string(),
  stage_type: z.enum(stageTypes),
  stage_order: z.int(),
  probability: z.int(),
  is_active: z.boolean(),
  /** What must be filled before a lead may enter: fields of the lead, or `custom.<key>`. */
  required_fields: z.array(z.string()),
  /** Who may move leads in; everybody who may change leads when empty. */
  entry_roles: z.array(z.enum(roles)),
  /** Days without activity after which a lead counts as stale; never when null. */
  stale_after_days: z.int().nullable(),
});
export type Stage = z.infer<typeof Stage>;

/** Sets of stages to begin a pipeline with. */
export const pipelineTemplates = ["sales", "quick", "after_sales", "renewals"] as const;
export type PipelineTemplate = (typeof pipelineTemplates)[number];

/** A way of selling with stages of its own. Leads that come in by themselves enter the default one. */
export const Pipeline = z.object({
  id: z.uuid(),
  name: z.string(),
  is_default: z.boolean(),
  pipeline_order: z.int(),
  /** In funnel order. */
  stages: z.array(Stage),
});
export type Pipeline = z.infer<typeof Pipeline>;

const Name = z.string().trim().min(1).max(100);
const Color = z.string().regex(/^#[0-9a-f]{6}$/i, "wrong_color");
const Probability = z.int().min(0).max(100);
const RequiredField = z.union([
  z.enum(requirableFields),
  z.string().regex(/^custom\.[A-Za-z0-9_-]{1,100}$/, "wrong_format"),
]);
const Rules = {
  required_fields: z.array(RequiredField).max(30),
  entry_roles: z.array(z.enum(roles)).max(roles.length),
  stale_after_days: z.int().min(1).max(365).nullable(),
};

export const ListPipelinesInput = z.object({});
export const CreatePipelineInput = z
  .object({
    name: Name,
    template: z.enum(pipelineTemplates).optional(),
    /** A pipeline whose stages, with their rules, it begins with. */
    copy_from: z.uuid().optional(),
  })
  .refine(({ template, copy_from }) => !(template && copy_from), {
    path: ["copy_from"],
    error: "invalid_value",
  });
export const UpdatePipelineInput = z.object({
  pipeline_id: z.uuid(),
  name: Name.optional(),
  /** Place among the pipelines, from 0. */
  pipeline_order: z.int().min(0).optional(),
  /** Makes it the one where leads enter; another one stops being it. */
  is_default: z.literal(true).optional(),
});
export const DeletePipelineInput = z.object({
  pipeline_id: z.uuid(),
  /** The stage of another pipeline where its leads go; required when it has any. */
  move_leads_to: z.uuid().optional(),
});

export const ListStagesInput = z.object({ pipeline_id: z.uuid().optional() });
export const CreateStageInput = z.object({
  name: Name,
  color: Color.default("#64748b"),
  stage_type: z.enum(stageTypes).default("open"),
  probability: Probability.default(0),
  required_fields: Rules.required_fields.default([]),
  entry_roles: Rules.entry_roles.default([]),
  stale_after_days: Rules.stale_after_days.default(null),
  pipeline_id: z.uuid().optional(),
  /** Place in the funnel, from 0; at the end when absent. */
  stage_order: z.int().min(0).optional(),
});
export const UpdateStageInput = z.object({
  stage_id: z.uuid(),
  name: Name.optional(),
  color: Color.optional(),
  stage_type: z.enum(stageTypes).optional(),
  probability: Probability.optional(),
  required_fields: Rules.required_fields.optional(),
  entry_roles: Rules.entry_roles.optional(),
  stale_after_days: Rules.stale_after_days.optional(),
  stage_order: z.int().min(0).optional(),
  is_active: z.boolean().optional(),
});
export const DeleteStageInput = z.object({
  stage_id: z.uuid(),
  /** Where its leads go; required when it has any. */
  move_leads_to: z.uuid().optional(),
});

export const outcomes = ["won", "lost"] as const;

/** Why deals are won or lost. */
export const CloseReason = z.object({
  id: z.uuid(),
  outcome: z.enum(outcomes),
  name: z.string(),
  reason_order: z.int(),
  is_active: z.boolean(),
});
export type CloseReason = z.infer<typeof CloseReason>;

export const ListCloseReasonsInput = z.object({ outcome: z.enum(outcomes).optional() });
export const CreateCloseReasonInput = z.object({ outcome: z.enum(outcomes), name: Name });
export const UpdateCloseReasonInput = z.object({
  reason_id: z.uuid(),
  name: Name.optional(),
  reason_order: z.int().min(0).max(1_000).optional(),
});
export const CloseReasonIdInput = z.object({ reason_id: z.uuid() });
