import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /organizations/members/{user_id}/records");
