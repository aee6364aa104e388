import { apiRoute } from "@/lib/http";

export const POST = apiRoute("POST /crm/merges/{merge_id}/undo");
