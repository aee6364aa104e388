import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/contacts");
export const POST = apiRoute("POST /crm/contacts");
