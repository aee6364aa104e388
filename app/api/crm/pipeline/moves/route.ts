import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/pipeline/moves");
