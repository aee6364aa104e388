import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /organizations/members/{user_id}");
export const DELETE = apiRoute("DELETE /organizations/members/{user_id}");
