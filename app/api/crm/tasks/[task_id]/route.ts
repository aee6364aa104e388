import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /crm/tasks/{task_id}");
export const DELETE = apiRoute("DELETE /crm/tasks/{task_id}");
