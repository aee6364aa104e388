import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/fields/{field_id}/usage");
