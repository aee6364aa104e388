import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type ReceivedEvent = { id: string; name: string; data: Record<string, unknown> };

/**
 * Takes every event and does nothing: sending the outbox costs nothing, its rows stay to be asserted. Import it before
 * anything that sends: the job engine's client reads its address once.
 */
export const engine = { received: [] as ReceivedEvent[], isDown: false };

const server = createServer(async (request, response) => {
  const text = Buffer.concat(await Array.fromAsync(request)).toString();
  if (engine.isDown) return void request.socket.destroy();
  const events = JSON.parse(text) as ReceivedEvent[];
  engine.received.push(...events);
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ ids: events.map(({ id }) => id), status: 200 }));
});

server.listen(0, "127.0.0.1");
await once(server, "listening");
server.unref();
process.env.INNGEST_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
