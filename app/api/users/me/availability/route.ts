import { apiRoute } from "@/lib/http";

export const PUT = apiRoute("PUT /users/me/availability");
