import { inngest } from "@/inngest/client";
import { purgeTrash } from "@/lib/records";

export const purgeTrashEveryNight = inngest.createFunction(
  { id: "purge-trash", retries: 0, concurrency: 1, triggers: [{ cron: "20 6 * * *" }] },
  () => purgeTrash(),
);
