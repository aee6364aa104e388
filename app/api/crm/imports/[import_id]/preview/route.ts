import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/imports/{import_id}/preview");
