import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /alert-settings");
export const PUT = apiRoute("PUT /alert-settings");
