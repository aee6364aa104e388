import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/assignment-rules/order");
