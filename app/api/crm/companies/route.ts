import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/companies");
export const POST = apiRoute("POST /crm/companies");
