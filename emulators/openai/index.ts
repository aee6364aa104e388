import { Hono, type Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import type { Emulator } from "../shared/emulator";
import { FaultSwitch } from "../shared/faults";
import { bearerToken, parseJson, readJson, sameText } from "../shared/http";
import { buildChatChunks, buildChatCompletion } from "./chat-payloads";
import { readChatRequest } from "./chat-request";
import { buildEmbeddings } from "./embeddings";
import { apiError, invalidRequest } from "./errors";
import { IdSource } from "./ids";
import type { ModelRequest } from "./model-request";
import { buildResponse, buildResponseEvents } from "./responses-payloads";
import { readResponsesRequest } from "./responses-request";
import { ReplyScript, ScriptedReply } from "./script";
import { decideTurn, type Turn } from "./turn";

export type OpenAIEmulatorOptions = { apiKey?: string };
type LoggedRequest = { path: string; body: unknown };

const keptRequests = 500;

/** OpenAI's responses, chat completions and embeddings at `/openai/v1`, with scripted or plain replies. */
export function createOpenAIEmulator(options: OpenAIEmulatorOptions = {}): Emulator {
  const apiKey = options.apiKey ?? "sk-local";
  const faults = new FaultSwitch("openai");
  const script = new ReplyScript();
  const requests: LoggedRequest[] = [];
  const ids = new IdSource();

  const app = new Hono()
    .use("/openai/v1/*", faults.middleware())
    .use("/openai/v1/*", async (c, next) => {
      requireKey(c, apiKey);
      if (c.req.method !== "POST") return next();
      const body = parseJson(await c.req.text());
      if (body === undefined) throw invalidRequest("We could not parse the JSON body of your request.", null);
      requests.push({ path: c.req.path.replace("/openai", ""), body });
      if (requests.length > keptRequests) requests.shift();
      c.header("x-request-id", ids.take("req"));
      return next();
    })
    .post("/openai/v1/responses", async (c) => {
      const request = readResponsesRequest(await c.req.json());
      const turn = takeTurn(request, script, await c.req.text());
      if (!request.stream) return c.json(buildResponse(request, turn, ids));
      return sse(
        c,
        buildResponseEvents(request, turn, ids).map(
          (event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`,
        ),
      );
    })
    .post("/openai/v1/chat/completions", async (c) => {
      const request = readChatRequest(await c.req.json());
      const turn = takeTurn(request, script, await c.req.text());
      if (!request.stream) return c.json(buildChatCompletion(request, turn, ids));
      const chunks = buildChatChunks(request, turn, ids).map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
      return sse(c, [...chunks, "data: [DONE]\n\n"]);
    })
    .post("/openai/v1/embeddings", async (c) => c.json(buildEmbeddings(await c.req.json())))
    .all("/openai/*", (c) => {
      const message = `Invalid URL (${c.req.method} ${c.req.path.replace("/openai", "")})`;
      throw apiError(404, { message, type: "invalid_request_error", param: null, code: null });
    })
    .route("/", controlRoutes(script, requests))
    .route("/", faults.routes());

  return { name: "openai", app };
}

function requireKey(c: Context, apiKey: string) {
  const token = bearerToken(c);
  if (token && sameText(token, apiKey)) return;
  const message = token
    ? `Incorrect API key provided: ${token.slice(0, 4)}***. You can find your API key at https://platform.openai.com/account/api-keys.`
    : "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth.";
  throw apiError(401, { message, type: "invalid_request_error", param: null, code: "invalid_api_key" });
}

/** Decides the reply; a scripted error that is not meant for the middle of a stream ends the request here. */
function takeTurn(request: ModelRequest, script: ReplyScript, body: string): Turn {
  const turn = decideTurn(request, script.take(body));
  const { error } = turn;
  if (!error || (request.stream && error.after_text !== undefined)) return turn;
  const { message, type, param, code, status, headers } = error;
  throw new HTTPException(500, {
    message,
    res: Response.json({ error: { message, type, param, code } }, { status, headers }),
  });
}

function sse(c: Context, frames: string[]) {
  c.header("content-type", "text/event-stream; charset=utf-8");
  return c.body(frames.join(""));
}

function controlRoutes(script: ReplyScript, requests: LoggedRequest[]): Hono {
  return new Hono()
    .post("/control/openai/script", async (c) => {
      script.add(await readJson(c, z.array(ScriptedReply)));
      return c.json({ queued: script.pending.length }, 201);
    })
    .get("/control/openai/script", (c) => c.json({ data: script.pending }))
    .delete("/control/openai/script", (c) => {
      script.clear();
      return c.body(null, 204);
    })
    .get("/control/openai/requests", (c) => c.json({ data: requests }))
    .delete("/control/openai/requests", (c) => {
      requests.length = 0;
      return c.body(null, 204);
    });
}
