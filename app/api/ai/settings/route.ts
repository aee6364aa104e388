import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /ai/settings");
export const PUT = apiRoute("PUT /ai/settings");
