import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { handleClientMessage } from "./client-messages";
import { Connection } from "./connection";
import type { PusherHub } from "./hub";
import { limits } from "./limits";
import type { Outage } from "./outage";
import type { PusherCredentials } from "./signatures";

type SocketServerOptions = {
  app: PusherCredentials;
  hub: PusherHub;
  outage: Outage;
  activityTimeoutSeconds: number;
  pongTimeoutSeconds: number;
};

/** Accepts the WebSockets of `/app/:key` on the shared server and leaves other upgrades alone. */
export function attachSocketServer(server: Server, options: SocketServerOptions): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // Room for the envelope around the largest event, so that an oversized one gets an answer and not a close.
    maxPayload: limits.eventDataBytes * 10,
  });
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? "/", "http://local");
    const key = /^\/app\/([^/]+)$/.exec(url.pathname)?.[1];
    if (!key) return;
    if (options.outage.isDown()) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      accept(webSocket, decodeURIComponent(key), url.searchParams.get("protocol"), options);
    });
  };
  server.on("upgrade", onUpgrade);
  return () => {
    server.off("upgrade", onUpgrade);
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
}

function accept(webSocket: WebSocket, key: string, protocol: string | null, options: SocketServerOptions) {
  const { app, hub } = options;
  const connection = new Connection(webSocket, options);
  // The close handler follows; without a listener a broken frame would end the process.
  webSocket.on("error", () => {});
  const refusal = refuseConnection(app, key, protocol);
  if (refusal) {
    connection.stopTimers();
    connection.sendError(refusal.code, refusal.message);
    return connection.close(refusal.code, refusal.message);
  }
  hub.connections.set(connection.socketId, connection);
  webSocket.on("message", (data) => handleClientMessage(app, hub, connection, String(data)));
  webSocket.on("close", () => hub.remove(connection));
  connection.send("pusher:connection_established", {
    socket_id: connection.socketId,
    activity_timeout: options.activityTimeoutSeconds,
  });
}

function refuseConnection(app: PusherCredentials, key: string, protocol: string | null) {
  if (key !== app.key) {
    return {
      code: 4001,
      message: `App key ${key} not in this cluster. Did you forget to specify the cluster?`,
    };
  }
  if (protocol === null) return { code: 4008, message: "No protocol version supplied" };
  if (!/^\d+$/.test(protocol)) return { code: 4006, message: "Invalid version string format" };
  if (protocol !== "7") return { code: 4007, message: "Unsupported protocol version" };
  return undefined;
}
