import { z } from "zod";

const mebibyte = 1_048_576;
export const leadFileBytesMax = 25 * mebibyte;

export const LeadFile = z.object({
  id: z.uuid(),
  lead_id: z.uuid(),
  file_name: z.string(),
  content_type: z.string(),
  size_bytes: z.int(),
  created_by: z.uuid().nullable(),
  created_by_name: z.string().nullable(),
  created_at: z.iso.datetime(),
});
export type LeadFile = z.infer<typeof LeadFile>;

export const ListLeadFilesInput = z.object({ lead_id: z.uuid() });
export const LeadFileIdInput = z.object({ lead_id: z.uuid(), lead_file_id: z.uuid() });
