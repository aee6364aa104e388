import PusherClient, { type Channel } from "pusher-js";
import PusherServer from "pusher";
import { startEmulators } from "../server";

const app = { appId: "local", key: "local-key", secret: "local-secret" };

/** The emulators with the real server and browser libraries pointed at them. */
export async function startPusherApp() {
  const emulators = await startEmulators({ port: 0 });
  const options = { host: "127.0.0.1", port: String(emulators.port), useTLS: false };
  const server = new PusherServer({ ...app, ...options });
  const clients: PusherClient[] = [];

  /** A browser of `userId`; `key` and `authorize` make it one that is to be refused. */
  function connect(userId = "u1", { key = app.key, authorize = true } = {}): PusherClient {
    const client = new PusherClient(key, {
      cluster: "local",
      wsHost: "127.0.0.1",
      wsPort: emulators.port,
      forceTLS: false,
      enabledTransports: ["ws"],
      channelAuthorization: {
        transport: "ajax",
        endpoint: "unused",
        customHandler: ({ socketId, channelName }, callback) => {
          const isPresence = channelName.startsWith("presence-");
          const member = isPresence ? { user_id: userId, user_info: { name: userId } } : undefined;
          const auth = server.authorizeChannel(socketId, channelName, member);
          callback(null, authorize ? auth : { ...auth, auth: `${key}:${"0".repeat(64)}` });
        },
      },
    });
    clients.push(client);
    return client;
  }

  /** Signs `body` and posts `sent`, which is the same unless a test says otherwise. */
  function post(body: string, sent = body): Promise<Response> {
    const query = server.createSignedQueryString({
      method: "POST",
      path: "/apps/local/events",
      body,
      params: {},
    });
    return fetch(`${emulators.url}/apps/local/events?${query}`, { method: "POST", body: sent });
  }

  return {
    url: emulators.url,
    server,
    stranger: new PusherServer({ ...app, ...options, secret: "wrong" }),
    connect,
    post,
    disconnectAll: () => clients.splice(0).forEach((client) => client.disconnect()),
    stop: () => emulators.stop(),
  };
}
export type PusherApp = Awaited<ReturnType<typeof startPusherApp>>;

/** Subscribes and resolves once the server confirmed it. */
export function subscribed(client: PusherClient, name: string): Promise<Channel> {
  const channel = client.subscribe(name);
  return new Promise((resolve, reject) => {
    channel.bind("pusher:subscription_succeeded", () => resolve(channel));
    channel.bind("pusher:subscription_error", reject);
  });
}

/** Collects the data of an event. */
export function received(channel: Channel, event: string): unknown[] {
  const seen: unknown[] = [];
  channel.bind(event, (data: unknown) => seen.push(data));
  return seen;
}

/** Collects what the connection complains of. */
export function connectionErrors(client: PusherClient): unknown[] {
  const errors: unknown[] = [];
  client.connection.bind("error", (error: unknown) => errors.push(error));
  return errors;
}
