import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/tasks");
export const POST = apiRoute("POST /crm/tasks");
