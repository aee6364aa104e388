import http from "node:http";
import https from "node:https";

const agents = {
  "http:": new http.Agent({ keepAlive: true, maxSockets: Infinity }),
  "https:": new https.Agent({ keepAlive: true, maxSockets: Infinity }),
};

export type HttpReply = { status: number; headers: http.IncomingHttpHeaders; body: string };

/** A request that got no answer. */
export class NoReplyError extends Error {
  /** `refused`: never reached the app. `cut`: the app may have worked on it. `timeout`: it took too long. */
  readonly reason: "refused" | "cut" | "timeout";

  constructor(reason: NoReplyError["reason"], detail: string) {
    super(`${reason}: ${detail}`);
    this.reason = reason;
  }
}

/** One HTTP request over a kept-alive connection. Rejects with NoReplyError only. */
export async function sendRequest(
  method: "POST" | "PUT",
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<HttpReply> {
  try {
    return await attempt(method, url, headers, body, timeoutMs);
  } catch (error) {
    // The server closed an idle connection in the moment we chose it: nothing was received, so nothing is lost.
    if (error instanceof StaleConnectionError) return attempt(method, url, headers, body, timeoutMs);
    throw error;
  }
}

class StaleConnectionError extends NoReplyError {}

function attempt(
  method: string,
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const { protocol } = new URL(url);
    const secure = protocol === "https:";
    const options = {
      method,
      agent: agents[secure ? "https:" : "http:"],
      headers: { ...headers, "content-length": Buffer.byteLength(body).toString() },
    };
    let connected = false;
    const startedAtMs = Date.now();
    const fail = (error: Error) => {
      clearTimeout(timer);
      const quick = Date.now() - startedAtMs < staleWithinMs;
      if (error instanceof NoReplyError) reject(error);
      else if (request.reusedSocket && quick) reject(new StaleConnectionError("cut", error.message));
      else reject(new NoReplyError(connected ? "cut" : "refused", error.message));
    };
    const request = (secure ? https : http).request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", fail);
      response.on("end", () => {
        clearTimeout(timer);
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    const timer = setTimeout(
      () => request.destroy(new NoReplyError("timeout", `${timeoutMs} ms`)),
      timeoutMs,
    );
    request.on("socket", (socket) => {
      if (!socket.connecting) connected = true;
      else socket.once("connect", () => (connected = true));
    });
    request.on("error", fail);
    request.end(body);
  });
}

/** A reset later than this comes from an app that was working, not from an idle connection. */
const staleWithinMs = 20;
