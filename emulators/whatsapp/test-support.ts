import { createServer } from "node:http";
import { serve } from "@hono/node-server";
import { createWhatsAppEmulator, demoAccounts, type WhatsAppOptions } from "./index";
import { portOf } from "./test-receiver";

export { startReceiver } from "./test-receiver";

export const [account, secondAccount] = demoAccounts;
export const person = "5511987654321";

/** One red pixel. */
export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Quick statuses and retries, so that a test is over in milliseconds. */
const quickSettings = { sent_ms: 1, delivered_ms: 1, retry_delays_ms: [5, 10, 20] };
const pollMs = 5;
const patienceMs = 4000;

/** Polls until the probe answers something truthy. */
export async function until<T>(what: string, probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  const endMs = Date.now() + patienceMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > endMs) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** The emulator on a free port, with the calls tests make. */
export async function startEmulator(options: { dataDir?: string } & WhatsAppOptions = {}) {
  const { dataDir, ...rest } = options;
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const emulator = createWhatsAppEmulator({ baseUrl, ...(dataDir ? { dataDir } : {}) }, rest);
  const server = serve({ fetch: emulator.app.fetch, port, hostname: "127.0.0.1" });
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text ? (JSON.parse(text) as Answer) : {} };
  };
  const graph = (method: string, path: string, body?: unknown, token: string = account.accessToken) =>
    call(method, `/graph/v26.0${path}`, body, { authorization: `Bearer ${token}` });
  await call("PUT", "/control/whatsapp/settings", quickSettings);
  return {
    baseUrl,
    call,
    graph,
    control: (method: string, path: string, body?: unknown) => call(method, `/control/whatsapp${path}`, body),
    subscribe: (url: string, phoneNumberId: string = account.phoneNumberId) =>
      call("PUT", "/control/whatsapp/subscriptions", { phone_number_id: phoneNumberId, callback_url: url }),
    write: (text: string, extra: object = {}) =>
      call("POST", "/phone/api/send", {
        from: person,
        profile_name: "Mariana Souza",
        to_phone_number_id: account.phoneNumberId,
        text,
        ...extra,
      }),
    reply: (text: string, extra: object = {}) =>
      graph("POST", `/${account.phoneNumberId}/messages`, {
        messaging_product: "whatsapp",
        to: person,
        type: "text",
        text: { body: text },
        ...extra,
      }),
    async close() {
      await emulator.close?.();
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
    },
  };
}

/** JSON answers are only ever compared with expected values. */
type Answer = {
  error?: { code: number; message: string; error_data?: { details: string }; [key: string]: unknown };
  messages?: [{ id: string }];
  data?: Record<string, unknown>[];
  [key: string]: unknown;
};

/** Uploads a file as the first demo account. */
export async function upload(emulator: { baseUrl: string }, type: string, bytes = png) {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("file", new File([new Uint8Array(bytes)], "file", { type }));
  const url = `${emulator.baseUrl}/graph/v26.0/${account.phoneNumberId}/media`;
  return (await (
    await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${account.accessToken}` },
      body: form,
    })
  ).json()) as {
    id: string;
    error?: { code: number };
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
