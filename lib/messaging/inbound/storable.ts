const depthMax = 60;

/**
 * The value as PostgreSQL can keep it: JSON allows the NUL character, lone halves of surrogate pairs and any depth,
 * `text` and `jsonb` do not. Without this one such message would be refused, and sent again, for a week.
 *
 * @throws RangeError for what is nested deeper than any provider nests.
 */
export function storable(value: unknown, depth = 0): unknown {
  if (depth > depthMax) throw new RangeError("nested too deeply");
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [cleanText(key), storable(item, depth + 1)]),
  );
}

const cleanText = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();
