import { describe, expect, test } from "vitest";
import { z } from "zod";
import { GET } from "@/app/api/openapi.json/route";
import { otherRoutes } from "@/lib/openapi/other-routes";
import { apiRoutes, type ApiRoute } from "@/lib/openapi/routes";

const Schema = z.record(z.string(), z.unknown());
const Ref = z.strictObject({ $ref: z.string() });
const Content = z.record(z.string(), z.object({ schema: Schema }));
const Operation = z.object({
  operationId: z.string().regex(/^[a-z][A-Za-z0-9]+$/),
  tags: z.array(z.string().min(1)).length(1),
  summary: z.string().min(3),
  description: z.string().min(10),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(["path", "query", "header"]),
      required: z.boolean(),
      schema: Schema,
    }),
  ),
  requestBody: z.object({ required: z.boolean(), content: Content }).optional(),
  responses: z.record(
    z.string(),
    z.union([Ref, z.object({ description: z.string().min(1), content: Content })]),
  ),
});
const Document = z.object({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.object({ url: z.literal("/api") })).length(1),
  paths: z.record(
    z.string().startsWith("/"),
    z.partialRecord(z.enum(["get", "post", "put", "patch", "delete"]), Operation),
  ),
  components: z.object({
    schemas: z.record(z.string(), Schema),
    responses: z.record(z.string(), Schema),
    securitySchemes: z.record(z.string(), Schema),
  }),
});

const response = GET();
const raw: unknown = await response.json();
const document = Document.parse(raw);
const operations = Object.entries(document.paths).flatMap(([path, byMethod]) =>
  Object.entries(byMethod).map(([method, operation]) => ({
    key: `${method.toUpperCase()} ${path}`,
    operation,
  })),
);
const operationOf = (key: string) => {
  const operation = operations.find((each) => each.key === key)?.operation;
  if (!operation) throw new Error(`${key} is not in the document`);
  return operation;
};

test("anyone may read it, and caches may keep it for a while", () => {
  expect(response.headers.get("content-type")).toContain("application/json");
  expect(response.headers.get("cache-control")).toBe("public, max-age=300");
});

test("holds every route and no other", () => {
  const routes = [...Object.keys(apiRoutes), ...Object.keys(otherRoutes)].toSorted();
  expect(operations.map(({ key }) => key).toSorted()).toEqual(routes);
});

test("names every operation once", () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("every reference leads somewhere, and every component is used", () => {
  const used = new Set(referencesIn(raw));
  const there = Object.entries(document.components).flatMap(([kind, parts]) =>
    kind === "securitySchemes" ? [] : Object.keys(parts).map((name) => `#/components/${kind}/${name}`),
  );
  expect(used.size).toBeGreaterThan(20);
  expect([...used].toSorted()).toEqual(there.toSorted());
});

describe.each(Object.entries<ApiRoute>(apiRoutes))("%s", (key, route) => {
  const operation = operationOf(key);

  test("tells who may call it", () => {
    const schemes = operation.security.flatMap((option) => Object.keys(option));
    expect(schemes).toEqual(route.access === "member" ? ["bearer", "organization", "session"] : []);
    if (route.access === "member") expect(operation.description).toContain(route.operation.permission);
  });

  test("takes every field of the operation's input exactly once", () => {
    const body = operation.requestBody?.content["application/json"]?.schema;
    const fields = [
      ...operation.parameters.filter((parameter) => parameter.in !== "header").map(({ name }) => name),
      ...Object.keys(Schema.parse(body?.properties ?? {})),
    ];
    expect(fields.toSorted()).toEqual(Object.keys(inputShape(route)).toSorted());
    const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(key.match(/\{[^}]+\}/g) ?? []);
    expect(inPath.every(({ required }) => required)).toBe(true);
    if (/^(GET|DELETE) /.test(key)) expect(body).toBeUndefined();
  });

  test("answers what its operation answers, or a problem", () => {
    const success = String(route.status ?? 200);
    expect(Object.keys(operation.responses)).toEqual(
      [success, "401", "403", "404", "409", "422", "429"].toSorted(),
    );
    expect(operation.responses[success]).toHaveProperty(["content", "application/json", "schema"]);
    expect(operation.responses["422"]).toEqual({ $ref: "#/components/responses/Problem422" });
  });
});

test("a field's rules are told", () => {
  const { schema } = operationOf("POST /crm/leads").requestBody?.content["application/json"] ?? {};
  expect(schema).toMatchObject({
    type: "object",
    required: ["full_name"],
    properties: { full_name: { type: "string", minLength: 1, maxLength: 200 }, stage_id: { format: "uuid" } },
  });
});

test("the filter is told once, and referred to in queries and bodies", () => {
  const filter = { $ref: "#/components/schemas/LeadFilter" };
  const { parameters } = operationOf("GET /crm/leads");
  expect(parameters.find(({ name }) => name === "filter")?.schema).toEqual(filter);
  const { schema } = operationOf("POST /crm/leads/bulk").requestBody?.content["application/json"] ?? {};
  expect(schema).toMatchObject({ properties: { filter } });
});

/** Every operation's input is an object: its fields are the parameters. */
function inputShape({ operation }: ApiRoute): Record<string, unknown> {
  if (!(operation.input instanceof z.ZodObject)) throw new Error(`${operation.name} takes no object`);
  return operation.input.shape;
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    key === "$ref" && typeof part === "string" ? [part] : referencesIn(part),
  );
}
