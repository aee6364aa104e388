import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/messages/{message_id}/media");
