import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /users/me");
export const PUT = apiRoute("PUT /users/me");
