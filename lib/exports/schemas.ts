import { z } from "zod";
import { ListLeadsInput } from "@/lib/leads/schemas";

export const exportFormats = ["csv", "xlsx"] as const;

/** The leads of a list, whatever it is filtered by. */
export const ExportLeadsInput = ListLeadsInput.omit({ limit: true, cursor: true }).extend({
  format: z.enum(exportFormats).default("csv"),
});
export type ExportLeadsInput = z.infer<typeof ExportLeadsInput>;

/** Lists longer than this are exported in the background. */
export const streamedMax = 5_000;

export const exportColumns = [
  "full_name",
  "phone",
  "email",
  "company",
  "stage",
  "status",
  "owner",
  "source",
  "estimated_value",
  "currency",
  "probability",
  "lead_score",
  "tags",
  "expected_close_date",
  "created_at",
] as const;
