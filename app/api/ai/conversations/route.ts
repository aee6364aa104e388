import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /ai/conversations");
export const POST = apiRoute("POST /ai/conversations");
