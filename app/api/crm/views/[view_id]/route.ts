import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/views/{view_id}");
export const DELETE = apiRoute("DELETE /crm/views/{view_id}");
