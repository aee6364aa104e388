import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/pipeline/stages");
export const POST = apiRoute("POST /crm/pipeline/stages");
