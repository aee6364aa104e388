import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /crm/pipeline/stages/{stage_id}/leads");
