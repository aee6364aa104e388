import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /ai/conversations/{conversation_id}/handoff");
