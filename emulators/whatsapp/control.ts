import { Hono } from "hono";
import { answerBadInput } from "./bad-input";
import { accountControls } from "./control-accounts";
import { behaviourControls } from "./control-behaviour";
import { recordControls } from "./control-records";
import type { Runtime } from "./runtime";

/** Switches for tests and for working by hand. */
export function controlRoutes(runtime: Runtime): Hono {
  const app = new Hono();
  app.onError(answerBadInput);
  app.route("/", accountControls(runtime));
  app.route("/", behaviourControls(runtime));
  app.route("/", recordControls(runtime));
  return app;
}
