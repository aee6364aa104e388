import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/leads/{lead_id}/assign");
