import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/views/{view_id}/sharing");
