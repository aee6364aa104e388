import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/leads/{lead_id}/activities/{activity_id}");
export const DELETE = apiRoute("DELETE /crm/leads/{lead_id}/activities/{activity_id}");
