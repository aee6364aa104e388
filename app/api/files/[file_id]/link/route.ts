import { apiRoute } from "@/lib/http";

export const GET = apiRoute("GET /files/{file_id}/link");
