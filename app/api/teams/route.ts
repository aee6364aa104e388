import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /teams");
export const POST = apiRoute("POST /teams");
