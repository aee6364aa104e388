import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/pipelines");
export const POST = apiRoute("POST /crm/pipelines");
