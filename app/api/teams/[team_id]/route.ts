import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /teams/{team_id}");
export const DELETE = apiRoute("DELETE /teams/{team_id}");
