import { sql } from "drizzle-orm";
import { systemRead } from "@/db/system";
import { pingRedis } from "@/lib/cache";
import { env } from "@/lib/env";

type Dependency = {
  status: "healthy" | "unhealthy" | "not_configured";
  response_time_ms: number | null;
  type: string;
};

/**
 * The state of this instance, in the form the source document fixes. Redis holds nothing the product cannot do
 * without, so its absence degrades the answer and does not take the instance out of service.
 */
export async function checkHealth() {
  const startedAt = performance.now();
  const [database, redis] = await Promise.all([checkDatabase(), checkRedis()]);
  const status =
    database.status === "unhealthy" ? "unhealthy" : redis.status === "unhealthy" ? "degraded" : "healthy";
  return {
    status,
    service: "Loved CRM API",
    version: env().APP_VERSION,
    timestamp: Math.floor(Date.now() / 1_000),
    dependencies: { database, redis },
    response_time_ms: round(performance.now() - startedAt),
  };
}

async function checkDatabase(): Promise<Dependency> {
  const startedAt = performance.now();
  try {
    await systemRead().execute(sql`select 1`);
    return { status: "healthy", response_time_ms: round(performance.now() - startedAt), type: "postgresql" };
  } catch {
    return { status: "unhealthy", response_time_ms: null, type: "postgresql" };
  }
}

async function checkRedis(): Promise<Dependency> {
  try {
    const milliseconds = await pingRedis();
    if (milliseconds === null) return { status: "not_configured", response_time_ms: null, type: "redis" };
    return { status: "healthy", response_time_ms: round(milliseconds), type: "redis" };
  } catch {
    return { status: "unhealthy", response_time_ms: null, type: "redis" };
  }
}

const round = (milliseconds: number) => Math.round(milliseconds * 10) / 10;
