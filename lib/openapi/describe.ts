import { schemaOf, type JsonSchema } from "./components";
import { sentence, splitKey } from "./names";
import type { OtherRoute } from "./other-routes";
import { problems } from "./problems";
import type { ApiRoute } from "./routes";

/** A part of the document. */
export type Described = Record<string, unknown>;

/** A route of the table: path parameters, then the query (GET, DELETE) or the body, all from the operation's input. */
export function describeRoute(key: string, route: ApiRoute): Described {
  const [method, path] = splitKey(key);
  const { operation, access, output, status = 200 } = route;
  const input = schemaOf(operation.input, "input");
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const rest = withoutFields(input, inPath);
  const inQuery = method === "GET" || method === "DELETE";
  return {
    summary: sentence(operation.name),
    description: descriptionOf(route),
    security: security[access],
    parameters: [
      ...inPath.map((name) => parameter("path", name, propertiesOf(input)[name] ?? someId, true)),
      ...(inQuery ? parameters("query", rest) : []),
      ...(method === "POST" && access === "member" ? [idempotencyKey] : []),
    ],
    ...(!inQuery && Object.keys(propertiesOf(rest)).length > 0 && { requestBody: jsonBody(rest) }),
    responses: { [status]: answer("application/json", schemaOf(output, "output")), ...problemRefs },
  };
}

/** A route with a handler of its own. */
export function describeOther(route: OtherRoute): Described {
  const { summary, description, access, path, query, body } = route;
  return {
    summary,
    description,
    security: security[access],
    parameters: [
      ...(path ? parameters("path", schemaOf(path, "input")) : []),
      ...(query ? parameters("query", schemaOf(query, "input")) : []),
    ],
    ...(body && { requestBody: jsonBody(schemaOf(body, "input")) }),
    responses: {
      [route.status ?? 200]: answer(route.answer.type, schemaOf(route.answer.schema, "output")),
      ...problemRefs,
    },
  };
}

const security = {
  member: [{ bearer: [], organization: [] }, { session: [] }],
  session: [{ bearer: [] }, { session: [] }],
  signature: [{ signature: [] }],
  public: [],
};

const descriptionOf = (route: ApiRoute): string =>
  route.access === "member"
    ? `Operation \`${route.operation.name}\`. Needs the permission \`${route.operation.permission}\`.`
    : `Operation \`${route.operation.name}\`. Needs no credential.`;

function withoutFields(schema: JsonSchema, names: string[]): JsonSchema {
  const { required: _required, ...rest } = schema;
  const required = requiredOf(schema).filter((name) => !names.includes(name));
  const properties = Object.entries(propertiesOf(schema)).filter(([name]) => !names.includes(name));
  return { ...rest, properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
}

const parameters = (place: "path" | "query", schema: JsonSchema): Described[] =>
  Object.entries(propertiesOf(schema)).map(([name, field]) =>
    parameter(place, name, field, requiredOf(schema).includes(name)),
  );

const parameter = (
  place: "path" | "query",
  name: string,
  schema: JsonSchema,
  required: boolean,
): Described => ({
  name,
  in: place,
  required,
  schema,
});

const someId: JsonSchema = { type: "string", format: "uuid" };

const idempotencyKey: Described = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "A retry with the same key gets the first answer again.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

const jsonBody = (schema: JsonSchema): Described => ({
  required: requiredOf(schema).length > 0,
  content: { "application/json": { schema } },
});

const answer = (type: string, schema: JsonSchema): Described => ({
  description: "Done.",
  content: { [type]: { schema } },
});

const problemRefs = Object.fromEntries(
  Object.keys(problems).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
);

// `toJSONSchema` of an object always has these in this form.
const propertiesOf = ({ properties }: JsonSchema) => (properties ?? {}) as Record<string, JsonSchema>;
const requiredOf = ({ required }: JsonSchema) => (required ?? []) as string[];
