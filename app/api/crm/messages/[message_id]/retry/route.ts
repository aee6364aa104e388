import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/messages/{message_id}/retry");
