import { z } from "zod";
import { FilterInput, leadStatuses } from "@/lib/leads/schemas";

export const columnWidths = { min: 64, max: 640 };

/** The columns of a list, in order, with their widths in pixels. */
export const ViewColumns = z
  .array(
    z.object({
      id: z.string().min(1).max(120),
      width: z.int().min(columnWidths.min).max(columnWidths.max),
    }),
  )
  .max(60)
  .refine((columns) => new Set(columns.map(({ id }) => id)).size === columns.length, "given_twice");
export type ViewColumns = z.infer<typeof ViewColumns>;

/** What a list shows and how; what is absent is as the list comes. */
export const ViewConfig = z.strictObject({
  status: z.enum(leadStatuses).optional(),
  stage_id: z.string().max(40).optional(),
  assigned_to: z.string().max(40).optional(),
  filter: FilterInput.optional(),
  sort: z.string().max(90).optional(),
  columns: ViewColumns.optional(),
});
export type ViewConfig = z.infer<typeof ViewConfig>;

export const viewEntities = ["leads"] as const;

export const SavedView = z.object({
  id: z.uuid(),
  entity: z.enum(viewEntities),
  name: z.string(),
  owner_id: z.uuid(),
  /** Everybody in the organization sees it; only who may share changes it. */
  is_shared: z.boolean(),
  /** What its owner sees first; a shared one is what everybody sees first who has none of their own. */
  is_default: z.boolean(),
  config: ViewConfig,
  version: z.int(),
  updated_at: z.iso.datetime(),
});
export type SavedView = z.infer<typeof SavedView>;

const Name = z.string().trim().min(1).max(80);
const Entity = z.enum(viewEntities).default("leads");

export const ListViewsInput = z.object({ entity: Entity });
export const CreateViewInput = z.object({ entity: Entity, name: Name, config: ViewConfig.default({}) });
export const UpdateViewInput = z.object({
  view_id: z.uuid(),
  name: Name.optional(),
  config: ViewConfig.optional(),
  is_default: z.boolean().optional(),
  version: z.int().optional(),
});
export const ShareViewInput = z.object({
  view_id: z.uuid(),
  is_shared: z.boolean(),
  version: z.int().optional(),
});
export const ViewIdInput = z.object({ view_id: z.uuid() });
