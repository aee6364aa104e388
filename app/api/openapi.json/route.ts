import { openApiDocument } from "@/lib/openapi";

/** The REST contract, for anyone: it says nothing that a caller could not find out. */
export function GET(): Response {
  return Response.json(openApiDocument(), { headers: { "cache-control": "public, max-age=300" } });
}
