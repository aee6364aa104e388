import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/leads/{lead_id}/tasks");
export const POST = apiRoute("POST /crm/leads/{lead_id}/tasks");
