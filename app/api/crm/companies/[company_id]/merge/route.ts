import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/companies/{company_id}/merge");
