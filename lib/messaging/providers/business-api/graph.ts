import { z } from "zod";
import { env } from "@/lib/env";
import { ProviderError, type Retry } from "../provider";

const requestTimeoutMs = 15_000;

/** Rate limits and Meta's own troubles: the same request may work later. */
const retryLaterCodes = new Set([1, 2, 4, 17, 80007, 130429, 131000, 131016, 131048, 131056, 131057, 133016]);

const GraphError = z.object({
  error: z.looseObject({
    code: z.number(),
    message: z.string().optional(),
    error_data: z.looseObject({ details: z.string().optional() }).optional(),
  }),
});

/**
 * One call of the Graph API. No automatic retries: a send has no idempotency key, so only the caller knows whether
 * repeating is harmless.
 *
 * @throws ProviderError `unknown` when the request may have been carried out and the answer is lost.
 */
export async function graph<T>(
  schema: z.ZodType<T>,
  request: {
    method: "GET" | "POST";
    path: string;
    accessToken: string;
    query?: Record<string, string>;
    body?: unknown;
    /** Instead of `body`. */
    form?: { stream: ReadableStream; contentType: string; sizeBytes: number };
    timeoutMs?: number;
  },
): Promise<T> {
  const { WHATSAPP_GRAPH_URL, WHATSAPP_GRAPH_VERSION } = env();
  const query = request.query ? `?${new URLSearchParams(request.query)}` : "";
  const { body: json, form } = request;
  const init = {
    method: request.method,
    headers: {
      authorization: `Bearer ${request.accessToken}`,
      "content-type": form?.contentType ?? "application/json",
      ...(form && { "content-length": String(form.sizeBytes) }),
    },
    body: form?.stream ?? (json === undefined ? undefined : JSON.stringify(json)),
    ...(form && { duplex: "half" }),
    signal: AbortSignal.timeout(request.timeoutMs ?? requestTimeoutMs),
    redirect: "error" as const,
  };
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${WHATSAPP_GRAPH_URL}/${WHATSAPP_GRAPH_VERSION}/${request.path}${query}`, init);
    text = await response.text();
  } catch (cause) {
    throw unanswered(cause);
  }
  const body = parseJson(text);
  if (response.ok) {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new ProviderError("WhatsApp answered something else", { retry: "unknown", cause: parsed.error });
  }
  throw refusal(response, body);
}

export const unanswered = (cause: unknown): ProviderError =>
  new ProviderError("WhatsApp did not answer", {
    retry: neverConnected(cause) ? "later" : "unknown",
    cause,
  });

function refusal(response: Response, body: unknown): ProviderError {
  const retryAfterSeconds = Number(response.headers.get("retry-after")) || undefined;
  const parsed = GraphError.safeParse(body);
  if (!parsed.success) {
    // 429 is refused at the door; any other answer without Meta's error may come from a proxy after the work was done.
    const retry: Retry = response.status === 429 ? "later" : response.status >= 500 ? "unknown" : "never";
    return new ProviderError(`WhatsApp answered ${response.status}`, {
      retry,
      vendorCode: `http_${response.status}`,
      retryAfterSeconds,
    });
  }
  const { code, message, error_data } = parsed.data.error;
  const retry = retryLaterCodes.has(code) || response.status === 429 ? "later" : "never";
  return new ProviderError(error_data?.details ?? message ?? "refused", {
    retry,
    vendorCode: String(code),
    retryAfterSeconds,
  });
}

/** Nothing was sent when the connection itself could not be made. */
function neverConnected(cause: unknown): boolean {
  const code = (cause as { cause?: { code?: string } }).cause?.code;
  return (
    code === "ECONNREFUSED" ||
    code === "ENOTFOUND" ||
    code === "EAI_AGAIN" ||
    code === "UND_ERR_CONNECT_TIMEOUT"
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
