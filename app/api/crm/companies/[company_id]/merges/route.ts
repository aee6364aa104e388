import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/companies/{company_id}/merges");
