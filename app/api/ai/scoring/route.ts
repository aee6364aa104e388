import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /ai/scoring");
