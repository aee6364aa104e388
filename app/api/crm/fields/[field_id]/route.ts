import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/fields/{field_id}");
export const DELETE = apiRoute("DELETE /crm/fields/{field_id}");
