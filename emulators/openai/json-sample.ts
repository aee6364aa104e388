import { isRecord } from "../shared/http";

type Schema = Record<string, unknown>;

const formatSamples: Record<string, string> = {
  "date-time": "2026-01-01T00:00:00Z",
  date: "2026-01-01",
  time: "00:00:00Z",
  email: "a@example.com",
  uuid: "00000000-0000-4000-8000-000000000000",
  uri: "https://example.com/",
};

// A recursive schema whose recursion is not optional has no finite value.
const maxDepth = 20;

/** The smallest value this JSON Schema allows; the same schema always gives the same value. */
export function sampleOf(schema: unknown, root: unknown = schema, depth = 0): unknown {
  if (!isRecord(schema) || depth > maxDepth) return null;
  if (typeof schema.$ref === "string") return sampleOf(resolveRef(schema.$ref, root), root, depth + 1);
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0] ?? null;
  if ("default" in schema) return schema.default;
  for (const key of ["anyOf", "oneOf"]) {
    const options = schema[key];
    if (Array.isArray(options)) return sampleOf(options[0], root, depth + 1);
  }
  if (Array.isArray(schema.allOf)) {
    const samples = schema.allOf.map((part: unknown) => sampleOf(part, root, depth + 1));
    return samples.every(isRecord) ? Object.assign({}, ...samples) : samples[0];
  }
  const type: unknown = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case "object":
      return sampleObject(schema, root, depth);
    case "array":
      return Array.from({ length: numberOf(schema.minItems, 0) }, () =>
        sampleOf(schema.items, root, depth + 1),
      );
    case "string":
      return sampleString(schema);
    case "integer":
    case "number":
      return sampleNumber(schema);
    case "boolean":
      return false;
    case "null":
      return null;
    default:
      return isRecord(schema.properties) ? sampleObject(schema, root, depth) : null;
  }
}

function sampleObject(schema: Schema, root: unknown, depth: number) {
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  return Object.fromEntries(
    required.map((name) => [name, sampleOf(properties[name] ?? {}, root, depth + 1)]),
  );
}

function sampleString(schema: Schema): string {
  if (typeof schema.format === "string" && formatSamples[schema.format])
    return formatSamples[schema.format] ?? "";
  return "x".repeat(numberOf(schema.minLength, 0));
}

/** The number nearest to zero within the bounds. */
function sampleNumber(schema: Schema): number {
  const low =
    typeof schema.exclusiveMinimum === "number"
      ? schema.exclusiveMinimum + 1
      : numberOf(schema.minimum, -Infinity);
  const high =
    typeof schema.exclusiveMaximum === "number"
      ? schema.exclusiveMaximum - 1
      : numberOf(schema.maximum, Infinity);
  return Math.min(Math.max(0, low), high);
}

const numberOf = (value: unknown, fallback: number) => (typeof value === "number" ? value : fallback);

/** Resolves `#/$defs/Name` and deeper paths. */
function resolveRef(ref: string, root: unknown): unknown {
  return ref
    .replace(/^#\/?/, "")
    .split("/")
    .filter(Boolean)
    .map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"))
    .reduce<unknown>((node, part) => (isRecord(node) ? node[part] : undefined), root);
}
