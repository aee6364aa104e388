import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const fixturesUrl = new URL("../../../shared/fixtures/", import.meta.url);

/** A recorded vector from `../shared/fixtures` beside the checkout; undefined when it is not there. */
export function readFixture<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(fileURLToPath(new URL(path, fixturesUrl)), "utf8")) as T; // the caller names the recorded shape
  } catch {
    return undefined;
  }
}

/** Calls a control route and fails loudly when it refuses. */
export async function control(
  baseUrl: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text ? (JSON.parse(text) as unknown) : undefined;
}
