import { Hono, type MiddlewareHandler } from "hono";
import { accountsOfToken, type GraphEnv, graphPath } from "./graph-auth";
import { GraphError } from "./graph-error";
import { mediaRoutes } from "./graph-media";
import { messageRoutes } from "./graph-messages";
import { numberRoutes } from "./graph-numbers";
import { subscriptionRoutes } from "./graph-subscriptions";
import { templateRoutes } from "./graph-templates";
import type { Runtime } from "./runtime";

/** The Graph API of the WhatsApp Business Platform. */
export function graphRoutes(runtime: Runtime): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();
  app.onError((error, c) => {
    if (error instanceof GraphError) return error.respond(c);
    console.error("whatsapp emulator", error);
    return new GraphError(500, 1, "An unknown error occurred", { transient: true }).respond(c);
  });
  app.use("/graph/*", runtime.apiFaults.middleware());
  app.use(`${graphPath}/*`, authenticate(runtime));
  app.route("/", messageRoutes(runtime));
  app.route("/", mediaRoutes(runtime));
  app.route("/", subscriptionRoutes(runtime));
  app.route("/", templateRoutes(runtime));
  app.route("/", numberRoutes(runtime));
  return app;
}

const authenticate =
  (runtime: Runtime): MiddlewareHandler<GraphEnv> =>
  async (c, next) => {
    c.set("accounts", accountsOfToken(runtime, c));
    await next();
    c.header("facebook-api-version", c.req.param("version") ?? "v26.0");
  };
