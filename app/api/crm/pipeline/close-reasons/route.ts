import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/pipeline/close-reasons");
export const POST = apiRoute("POST /crm/pipeline/close-reasons");
