import { after, type NextRequest } from "next/server";
import type { RequestMeta } from "@/lib/operation";
import { inScope } from "@/lib/request-scope";
import { isOwnHost } from "./own-host";
import { problem } from "./problem";
import { askedOf, logAnswer, type Asked } from "./request-log";
import { metaFromHeaders } from "./request-meta";
import { apiHeaders } from "./security-headers";

type Handler<P> = (request: NextRequest, context: { params: Promise<P | undefined> }) => Promise<Response>;

/**
 * What every handler under `app/api` shares: failures as problem documents, one line in the log, the ids in whatever
 * else is logged on the way. By itself it is for what is no operation over JSON: a file, a stream, a form.
 */
export function rawRoute<P = Record<string, string>>(
  key: string,
  run: (request: NextRequest, meta: RequestMeta, params: P) => Promise<Response>,
): Handler<P> {
  const asked = askedOf(key);
  return (request, { params }) => {
    const startedAt = performance.now();
    const meta: RequestMeta = { ...metaFromHeaders(request.headers), defer: (task) => after(task) };
    return inScope({ request_id: meta.requestId }, async () => {
      const answer = await answered(request, meta, asked, async () => {
        if (!isOwnHost(request.headers.get("host"))) return new Response(null, { status: 421 });
        // Next gives routes without parameters none at all.
        const given = ((await params) ?? {}) as P;
        return run(request, meta, given);
      });
      logAnswer(asked, answer.status, startedAt);
      for (const [name, value] of Object.entries(apiHeaders())) answer.headers.set(name, value);
      return answer;
    });
  };
}

async function answered(
  request: Request,
  meta: RequestMeta,
  asked: Asked,
  run: () => Promise<Response>,
): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    return problem(error, { ...meta, asked, signal: request.signal });
  }
}
