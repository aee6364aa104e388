import { Inngest } from "inngest";
import { log } from "@/lib/log";

/**
 * The job engine's client. It reads `INNGEST_*` itself (validated in `lib/env.ts`), so that a build without an
 * environment can load the functions. Checkpointing is off: our functions are one or two short steps, and it would
 * add calls to the engine's API.
 */
export const inngest = new Inngest({ id: "loved-crm", checkpointing: false, logger: log });
