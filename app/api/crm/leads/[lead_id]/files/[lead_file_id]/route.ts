import { apiRoute } from "@/lib/http";

export const DELETE = apiRoute("DELETE /crm/leads/{lead_id}/files/{lead_file_id}");
