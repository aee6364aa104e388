import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/contacts/{contact_id}/identities/{identity_id}/primary");
