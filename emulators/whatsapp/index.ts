import { Hono } from "hono";
import type { Emulator, EmulatorContext } from "../shared/emulator";
import { controlRoutes } from "./control";
import { graphRoutes } from "./graph";
import { phoneApi } from "./phone-api";
import { phonePage } from "./phone-page";
import { createRuntime, type WhatsAppOptions } from "./runtime";

export { type Account, demoAccounts, demoApp, demoAppSecret } from "./accounts";
export type { WhatsAppOptions } from "./runtime";

/**
 * The WhatsApp Cloud API and the phones of the people on the other side:
 * Graph under `/graph`, a phone to write from under `/phone`, switches under `/control/whatsapp`.
 */
export function createWhatsAppEmulator(ctx: EmulatorContext, options: WhatsAppOptions = {}): Emulator {
  const runtime = createRuntime(ctx, options);
  const app = new Hono();
  app.route("/", runtime.apiFaults.routes());
  app.route("/", controlRoutes(runtime));
  app.route("/", graphRoutes(runtime));
  app.route("/", phoneApi(runtime));
  app.route("/", phonePage());
  return {
    name: "whatsapp",
    app,
    async close() {
      runtime.hub.close();
      runtime.statuses.close();
      runtime.webhooks.close();
      await runtime.file.flush();
    },
  };
}
