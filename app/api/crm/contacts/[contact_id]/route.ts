import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/contacts/{contact_id}");
export const PUT = apiRoute("PUT /crm/contacts/{contact_id}");
export const DELETE = apiRoute("DELETE /crm/contacts/{contact_id}");
