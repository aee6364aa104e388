import { apiRoute } from "@/lib/http";
import { uploadRoute } from "@/lib/http/upload-route";
import { addLeadFile } from "@/lib/lead-files";
import { leadFileBytesMax } from "@/lib/lead-files/schemas";

export const GET = apiRoute("GET /crm/leads/{lead_id}/files");

export const POST = uploadRoute<{ lead_id: string }>(leadFileBytesMax, (ctx, file, { lead_id }) =>
  addLeadFile(ctx, lead_id, file),
);
