import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/pipeline/stages/{stage_id}");
export const DELETE = apiRoute("DELETE /crm/pipeline/stages/{stage_id}");
