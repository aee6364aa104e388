import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/contacts/{contact_id}/merge");
