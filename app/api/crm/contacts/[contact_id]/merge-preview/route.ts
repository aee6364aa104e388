import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/contacts/{contact_id}/merge-preview");
