import { apiRoute } from "@/lib/http";

export const PATCH = apiRoute("PATCH /crm/leads/{lead_id}/stage");
