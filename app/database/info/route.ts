import { metaFromHeaders, problem } from "@/lib/http";
import { databaseInfo } from "@/lib/health";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  try {
    return Response.json(await databaseInfo(), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problem(error, metaFromHeaders(request.headers));
  }
}
