import { z } from "zod";

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
});
export type Stage = z.infer<typeof Stage>;

const Name = z.string().trim().min(1).max(100);
const Color = z.string().regex(/^#[0-9a-f]{6}$/i, "wrong_color");
const Probability = z.int().min(0).max(100);

export const ListStagesInput = z.object({ pipeline_id: z.uuid().optional() });
export const CreateStageInput = z.object({
  name: Name,
  color: Color.default("#64748b"),
  stage_type: z.enum(stageTypes).default("open"),
  probability: Probability.default(0),
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
  stage_order: z.int().min(0).optional(),
  is_active: z.boolean().optional(),
});
export const DeleteStageInput = z.object({
  stage_id: z.uuid(),
  /** Where its leads go; required when it has any. */
  move_leads_to: z.uuid().optional(),
});
