import type { Context } from "hono";
import { GraphError } from "./graph-error";

export type Json = Record<string, unknown>;

/** The JSON object of a Graph request; an absent body counts as empty. */
export async function readJson(c: Context): Promise<Json> {
  const raw = await c.req.text();
  if (!raw.trim()) return {};
  try {
    const value: unknown = JSON.parse(raw);
    if (isObject(value)) return value;
  } catch {
    // Answered below: an array and broken JSON are refused alike.
  }
  throw new GraphError(400, 100, "(#100) The request body is not a valid JSON object.");
}

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
