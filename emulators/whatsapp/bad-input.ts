import type { Context } from "hono";
import { z } from "zod";

/** Error handler of the routes that are ours, not Meta's: says what is wrong with the request, passes on the rest. */
export function answerBadInput(error: Error, c: Context): Response {
  if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error) }, 422);
  if (error instanceof SyntaxError) return c.json({ error: "The body is not JSON" }, 400);
  throw error;
}
