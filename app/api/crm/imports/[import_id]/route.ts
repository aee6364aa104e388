import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/imports/{import_id}");
