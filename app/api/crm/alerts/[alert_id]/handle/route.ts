import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/alerts/{alert_id}/handle");
