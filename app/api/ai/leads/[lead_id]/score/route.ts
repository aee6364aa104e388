import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /ai/leads/{lead_id}/score");
export const PUT = apiRoute("PUT /ai/leads/{lead_id}/score");
