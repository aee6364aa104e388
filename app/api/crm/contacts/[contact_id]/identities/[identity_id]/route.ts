import { apiRoute } from "@/lib/http";

export const DELETE = apiRoute("DELETE /crm/contacts/{contact_id}/identities/{identity_id}");
