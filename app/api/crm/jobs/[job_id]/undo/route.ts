import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/jobs/{job_id}/undo");
