import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/leads/{lead_id}/files/{lead_file_id}/restore");
