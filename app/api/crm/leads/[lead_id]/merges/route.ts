import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/leads/{lead_id}/merges");
