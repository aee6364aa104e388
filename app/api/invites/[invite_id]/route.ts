import { apiRoute } from "@/lib/http";

export const DELETE = apiRoute("DELETE /invites/{invite_id}");
