import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/conversations/{conversation_id}/messages");
export const POST = apiRoute("POST /crm/conversations/{conversation_id}/messages");
