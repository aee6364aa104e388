import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/assignment-rules");
export const POST = apiRoute("POST /crm/assignment-rules");
