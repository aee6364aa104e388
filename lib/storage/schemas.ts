import { z } from "zod";

export const FileIdInput = z.object({ file_id: z.uuid() });
export const FileLink = z.object({ url: z.string(), expires_at: z.iso.datetime() });
