import { HTTPException } from "hono/http-exception";

export type OpenAIErrorBody = { message: string; type: string; param: string | null; code: string | null };

/** Ends a request with OpenAI's error shape. */
export function apiError(status: 400 | 401 | 404 | 413 | 429 | 500, body: OpenAIErrorBody): HTTPException {
  const res = Response.json({ error: body }, { status });
  return new HTTPException(status, { message: body.message, res });
}

export function invalidRequest(
  message: string,
  param: string | null,
  code: string | null = null,
): HTTPException {
  return apiError(400, { message, type: "invalid_request_error", param, code });
}

export function missingParameter(name: string): HTTPException {
  return invalidRequest(`Missing required parameter: '${name}'.`, name, "missing_required_parameter");
}
