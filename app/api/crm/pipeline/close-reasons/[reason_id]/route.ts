import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/pipeline/close-reasons/{reason_id}");
export const DELETE = apiRoute("DELETE /crm/pipeline/close-reasons/{reason_id}");
