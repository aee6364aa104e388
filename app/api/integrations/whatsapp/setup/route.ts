import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /integrations/whatsapp/setup");
