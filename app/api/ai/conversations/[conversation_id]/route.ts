import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /ai/conversations/{conversation_id}");
