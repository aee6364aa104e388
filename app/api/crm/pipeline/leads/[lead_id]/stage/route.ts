import { apiRoute } from "@/lib/http";

export const PATCH = apiRoute("PATCH /crm/pipeline/leads/{lead_id}/stage");
