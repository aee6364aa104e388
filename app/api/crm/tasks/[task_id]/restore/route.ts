import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/tasks/{task_id}/restore");
