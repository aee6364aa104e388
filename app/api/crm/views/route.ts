import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/views");
export const POST = apiRoute("POST /crm/views");
