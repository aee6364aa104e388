import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/pipelines/{pipeline_id}");
export const DELETE = apiRoute("DELETE /crm/pipelines/{pipeline_id}");
