import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/leads/{lead_id}/score");
