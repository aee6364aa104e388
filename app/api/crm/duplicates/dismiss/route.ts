import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/duplicates/dismiss");
