import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/fields");
export const POST = apiRoute("POST /crm/fields");
