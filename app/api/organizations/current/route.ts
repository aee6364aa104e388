import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /organizations/current");
export const PUT = apiRoute("PUT /organizations/current");
