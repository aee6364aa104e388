import { checkHealth } from "@/lib/health";

export const dynamic = "force-dynamic";

/** For the platform's health checks: 503 takes the instance out of service. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.status === "unhealthy" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
