import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/assignment-rules/{rule_id}");
export const DELETE = apiRoute("DELETE /crm/assignment-rules/{rule_id}");
