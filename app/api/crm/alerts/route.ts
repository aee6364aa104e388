import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/alerts");
