import { z } from "zod";
import { FilterInput } from "../filter/schemas";
import { Tags, Text, UpdateLeadInput } from "../input";

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
