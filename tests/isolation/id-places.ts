/** Dotted paths of every `format: "uuid"` in a JSON schema; an array's items are reached by index 0. */
export function idPaths(schema: unknown, at: string[] = []): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { format, properties, items, anyOf } = schema as Record<string, unknown>;
  if (format === "uuid") return [at.join(".")];
  const inside = Object.entries(properties ?? {}).flatMap(([key, value]) => idPaths(value, [...at, key]));
  const variants = Array.isArray(anyOf) ? anyOf.flatMap((variant) => idPaths(variant, at)) : [];
  return [...new Set([...inside, ...variants, ...(items ? idPaths(items, [...at, "0"]) : [])])];
}

/** The input with another id in this place; undefined when the input has nothing there. */
export function withId(
  input: Record<string, unknown>,
  place: string,
  id: string,
): Record<string, unknown> | undefined {
  const copy = structuredClone(input);
  const keys = place.split(".");
  const last = keys.pop() ?? "";
  let target: Record<string, unknown> = copy;
  for (const key of keys) target = (target[key] ?? {}) as Record<string, unknown>;
  if (target[last] === undefined || target[last] === null) return undefined;
  target[last] = id;
  return copy;
}
