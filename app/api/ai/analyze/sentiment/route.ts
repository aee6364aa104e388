import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /ai/analyze/sentiment");
