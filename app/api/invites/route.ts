import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /invites");
export const POST = apiRoute("POST /invites");
