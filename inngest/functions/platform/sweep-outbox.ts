import { cronFunction } from "@/inngest/function";
import { sweepOutbox } from "@/lib/outbox";

export const sweepOutboxEveryMinute = cronFunction({ id: "sweep-outbox", cron: "* * * * *" }, () =>
  sweepOutbox(),
);
