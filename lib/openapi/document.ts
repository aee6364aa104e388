import { componentSchemas } from "./components";
import { describeOther, describeRoute, type Described } from "./describe";
import { operationId, splitKey, tagOf } from "./names";
import { otherRoutes } from "./other-routes";
import { problems } from "./problems";
import { apiRoutes, type ApiRoute } from "./routes";

let built: Described | undefined;

/** The REST contract as OpenAPI 3.1, made from the schemas that check the requests. */
export const openApiDocument = (): Described => (built ??= build());

const build = (): Described => ({
  openapi: "3.1.0",
  info: {
    title: "Loved CRM",
    version: "1.0.0",
    description:
      "JSON in snake_case, times in UTC, money as decimal strings. " +
      "Lists take `limit` and `cursor` and answer `data` and `next_cursor`.",
  },
  servers: [{ url: "/api" }],
  paths: paths(),
  components: { schemas: componentSchemas(), responses: problemAnswers(), securitySchemes },
});

function paths(): Record<string, Described> {
  const all: Record<string, Described> = {};
  const put = (key: string, described: Described) => {
    const [method, path] = splitKey(key);
    const operation = { operationId: operationId(key), tags: [tagOf(path)], ...described };
    all[path] = { ...all[path], [method.toLowerCase()]: operation };
  };
  for (const [key, route] of Object.entries<ApiRoute>(apiRoutes)) put(key, describeRoute(key, route));
  for (const [key, route] of Object.entries(otherRoutes)) put(key, describeOther(route));
  return all;
}

const problemAnswers = () =>
  Object.fromEntries(
    Object.entries(problems).map(([status, description]) => [
      `Problem${status}`,
      {
        description,
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );

const securitySchemes = {
  bearer: {
    type: "http",
    scheme: "bearer",
    description: "An access token from `/auth/login` or `/auth/refresh`.",
  },
  organization: {
    type: "apiKey",
    in: "header",
    name: "X-Org-Id",
    description: "The organization the token is for; any other is refused.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "next-auth.session-token",
    description: "A signed-in browser, from our own pages.",
  },
  signature: {
    type: "apiKey",
    in: "header",
    name: "X-Hub-Signature-256",
    description: "HMAC-SHA256 of the raw body.",
  },
};
