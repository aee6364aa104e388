import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { WebhookBody, WebhookMessage, WebhookStatus } from "./payload-types";

type Received = { raw: Buffer; body: WebhookBody; signature: string | undefined; status: number };

/** Stands in for the CRM: remembers what it was sent, answers what the test wants. */
export async function startReceiver(verifyToken = "the-verify-token") {
  const received: Received[] = [];
  const answers: number[] = [];
  const handshakes: string[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://receiver");
    if (request.method === "GET") {
      handshakes.push(url.search);
      const isKnown = url.searchParams.get("hub.verify_token") === verifyToken;
      response.writeHead(isKnown ? 200 : 403).end(isKnown ? url.searchParams.get("hub.challenge") : "no");
      return;
    }
    const raw = await readAll(request);
    const status = answers.shift() ?? 200;
    // The emulator is the only caller, and it sends webhook bodies.
    const body = JSON.parse(raw.toString()) as WebhookBody;
    received.push({ raw, body, signature: request.headers["x-hub-signature-256"]?.toString(), status });
    response.writeHead(status).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const values = () =>
    received.flatMap(({ body }) => body.entry.flatMap(({ changes }) => changes.map((c) => c.value)));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}/webhook`,
    received,
    handshakes,
    /** Answers for the next deliveries; 200 after them. */
    answerNext: (...statuses: number[]) => answers.push(...statuses),
    messages: (): WebhookMessage[] => values().flatMap((value) => value.messages ?? []),
    statuses: (): WebhookStatus[] => values().flatMap((value) => value.statuses ?? []),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // Without an encoding a request yields buffers.
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The port a listening server got. */
export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("Not listening on a port");
  return address.port;
}
