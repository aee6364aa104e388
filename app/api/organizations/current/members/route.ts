import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /organizations/current/members");
