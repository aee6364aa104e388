import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/leads");
export const POST = apiRoute("POST /crm/leads");
