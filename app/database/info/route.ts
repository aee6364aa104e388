import { rawRoute } from "@/lib/http";
import { databaseInfo } from "@/lib/health";

export const dynamic = "force-dynamic";

export const GET = rawRoute("GET /database/info", async () =>
  Response.json(await databaseInfo(), { headers: { "cache-control": "no-store" } }),
);
