import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/companies/{company_id}");
export const PUT = apiRoute("PUT /crm/companies/{company_id}");
export const DELETE = apiRoute("DELETE /crm/companies/{company_id}");
