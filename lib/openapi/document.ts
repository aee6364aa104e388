import { componentSchemas, schemaOf, type JsonSchema } from "./components";
import { otherRoutes, type OtherRoute } from "./other-routes";
import { apiRoutes, type ApiRoute } from "./routes";

type Member = Record<string, unknown>;
type Paths = Record<string, Record<string, Member>>;

let built: Member | undefined;

/** The REST contract as OpenAPI 3.1, made from the schemas that check the requests. */
export const openApiDocument = (): Member => (built ??= build());

function build(): Member {
  const paths: Paths = {};
  const put = (key: string, described: Member) => {
    const [method, path] = splitKey(key);
    paths[path] = { ...paths[path], [method.toLowerCase()]: { operationId: operationId(key), tags: [tagOf(path)], ...described } };
  };
  for (const [key, route] of Object.entries<ApiRoute>(apiRoutes)) put(key, describe(key, route));
  for (const [key, route] of Object.entries(otherRoutes)) put(key, describeOther(route));
  return {
    openapi: "3.1.0",
    info: {
      title: "Loved CRM",
      version: "1.0.0",
      description:
        "JSON in snake_case, times in UTC, money as decimal strings. Lists take `limit` and `cursor` and answer `data` and `next_cursor`.",
    },
    servers: [{ url: "/api" }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes,
      responses: Object.fromEntries(Object.entries(problems).map(([status, text]) => [`Problem${status}`, problemAnswer(text)])),
    },
  };
}

const securitySchemes: Record<string, Member> = {
  bearer: { type: "http", scheme: "bearer", description: "An access token from `/auth/login` or `/auth/refresh`." },
  organization: {
    type: "apiKey",
    in: "header",
    name: "X-Org-Id",
    description: "The organization the token is for; any other is refused.",
  },
  session: { type: "apiKey", in: "cookie", name: "next-auth.session-token", description: "A signed-in browser, from our own pages." },
  signature: { type: "apiKey", in: "header", name: "X-Hub-Signature-256", description: "HMAC-SHA256 of the raw body." },
};

const security = {
  member: [{ bearer: [], organization: [] }, { session: [] }],
  session: [{ bearer: [] }, { session: [] }],
  signature: [{ signature: [] }],
  public: [],
};

/** Answers any route may give, in the order they are decided. */
const problems: Record<string, string> = {
  "401": "No valid credential.",
  "403": "Another organization, or the role does not allow it.",
  "404": "No such object in this organization.",
  "409": "A stale `version`, or something equal exists.",
  "422": "The input does not fit; `errors` says where.",
  "429": "Too many requests; `Retry-After` says when to try again.",
};

const problemAnswer = (description: string): Member => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

const problemRefs = Object.fromEntries(
  Object.keys(problems).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
);

const idempotencyKey: Member = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "A retry with the same key gets the first answer again.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

function describe(key: string, route: ApiRoute): Member {
  const [method, path] = splitKey(key);
  const { operation, access, output, status = 200 } = route;
  const input = schemaOf(operation.input, "input");
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const fields = Object.entries(propertiesOf(input)).filter(([name]) => !inPath.includes(name));
  const required = requiredOf(input).filter((name) => !inPath.includes(name));
  const inQuery = method === "GET" || method === "DELETE";
  const hasBody = !inQuery && fields.length > 0;
  return {
    summary: sentence(operation.name),
    description: descriptionOf(route),
    security: security[access],
    parameters: [
      ...inPath.map((name) => parameter("path", name, propertiesOf(input)[name] ?? { type: "string", format: "uuid" }, true)),
      ...(inQuery ? fields.map(([name, schema]) => parameter("query", name, schema, required.includes(name))) : []),
      ...(method === "POST" && access === "member" ? [idempotencyKey] : []),
    ],
    ...(hasBody && {
      requestBody: jsonBody({ ...input, properties: Object.fromEntries(fields), required }, required.length > 0),
    }),
    responses: { [status]: answer("application/json", schemaOf(output, "output")), ...problemRefs },
  };
}

function describeOther({ summary, description, access, path, query, body, answer: { type, schema } }: OtherRoute): Member {
  const parameters = (place: "path" | "query", object: OtherRoute["path"]) => {
    const input = object ? schemaOf(object, "input") : {};
    return Object.entries(propertiesOf(input)).map(([name, field]) =>
      parameter(place, name, field, requiredOf(input).includes(name)),
    );
  };
  return {
    summary,
    description,
    security: security[access],
    parameters: [...parameters("path", path), ...parameters("query", query)],
    ...(body && { requestBody: jsonBody(schemaOf(body, "input"), true) }),
    responses: { 200: answer(type, schemaOf(schema, "output")), ...problemRefs },
  };
}

const splitKey = (key: string): [string, string] => {
  const [method = "", path = ""] = key.split(" ");
  return [method, path];
};

/** `PATCH /crm/leads/{lead_id}/stage` → `patchCrmLeadsLeadIdStage`. */
const operationId = (key: string): string =>
  key
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word, place) => (place === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");

const tagOf = (path: string): string => {
  const [, area = "", part = ""] = path.split("/");
  return area === "crm" ? part : area;
};

/** `lead.move` → `Move lead`; a verb that names its object, as in `pipeline.create_stage`, needs no noun. */
function sentence(operationName: string): string {
  const [noun = "", verb = ""] = operationName.split(".");
  const words = verb.includes("_") ? verb.replaceAll("_", " ") : `${verb} ${noun === "auth" ? "" : noun}`.trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const descriptionOf = (route: ApiRoute): string =>
  route.access === "member"
    ? `Operation \`${route.operation.name}\`. Needs the permission \`${route.operation.permission}\`.`
    : `Operation \`${route.operation.name}\`. Needs no credential.`;

const parameter = (place: "path" | "query", name: string, schema: unknown, required: boolean): Member => ({
  name,
  in: place,
  required,
  schema,
});

const jsonBody = (schema: JsonSchema, required: boolean): Member => ({
  required,
  content: { "application/json": { schema } },
});

const answer = (type: string, schema: JsonSchema): Member => ({ description: "Done.", content: { [type]: { schema } } });

const propertiesOf = ({ properties }: JsonSchema) => (properties ?? {}) as Record<string, JsonSchema>;
const requiredOf = ({ required }: JsonSchema) => (required ?? []) as string[];
