import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/leads/{lead_id}");
export const PUT = apiRoute("PUT /crm/leads/{lead_id}");
export const DELETE = apiRoute("DELETE /crm/leads/{lead_id}");
