import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /ai/scoring/train");
