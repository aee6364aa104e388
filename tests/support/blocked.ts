import { sql } from "drizzle-orm";
import { vi } from "vitest";
import { systemRead } from "@/db/system";
import type { Unit } from "@/lib/unit";

/** Waits until somebody else's statement waits for this transaction. */
export async function untilSomebodyWaitsFor({ db }: Unit): Promise<void> {
  const [own] = await db.tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  await vi.waitFor(
    async () => {
      const waiting = await systemRead().execute(
        sql`select pid from pg_stat_activity where ${own?.pid}::int = any(pg_blocking_pids(pid))`,
      );
      if (waiting.length === 0) throw new Error("nobody waits");
    },
    { timeout: 4_000, interval: 10 },
  );
}
