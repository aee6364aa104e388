import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { sweepOutbox } from "./sweep";

/**
 * Sweeps the outbox every few seconds in a long-lived server, and once at boot: after a crash nothing waits for the
 * next minute's cron. Serverless deployments set `OUTBOX_RELAY_SECONDS=0` and leave it to the cron function.
 */
export function startRelay(): void {
  const seconds = env().OUTBOX_RELAY_SECONDS;
  if (seconds === 0 || globals.lovedRelay) return;
  const tick = async () => {
    try {
      await sweepOutbox();
    } catch (error) {
      log.warn({ err: error }, "outbox relay will try again");
    }
    globals.lovedRelay = setTimeout(() => void tick(), seconds * 1_000);
    globals.lovedRelay.unref();
  };
  globals.lovedRelay = setTimeout(() => void tick(), 0);
}

const globals = globalThis as typeof globalThis & { lovedRelay?: NodeJS.Timeout };
