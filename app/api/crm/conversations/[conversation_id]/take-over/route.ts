import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/conversations/{conversation_id}/take-over");
