import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { startEmulators } from "../server";
import { control, readFixture } from "../shared/test-support";
import { buildWebhook, channelAuth, userAuth } from "./index";
import { md5Hex, requestStringToSign, signText } from "./signatures";

type Vector = {
  name: string;
  string_to_sign: string;
  auth?: string;
  auth_signature?: string;
  body?: string;
  body_md5?: string;
};
type Vectors = { key: string; secret: string; app_id: string; vectors: Vector[] };
type WebhookVector = { headers: Record<string, string>; secret: string; body: string };

const vectors = readFixture<Vectors>("pusher/signature_vectors.json");
const webhookVector = readFixture<WebhookVector>("pusher/webhook_signature_vector.generated.json");

test.skipIf(!vectors)("the documented signatures are reproduced", () => {
  if (!vectors) return;
  const app = { appId: vectors.app_id, key: vectors.key, secret: vectors.secret };
  for (const vector of vectors.vectors) {
    const signature = signText(app.secret, vector.string_to_sign);
    expect(vector.auth ?? vector.auth_signature, vector.name).toContain(signature);
  }
  const presenceData = '{"user_id":10,"user_info":{"name":"Mr. Channels"}}';
  expect(vectors.vectors.map(({ auth }) => auth)).toEqual(
    expect.arrayContaining([
      channelAuth(app, "1234.1234", "private-foobar"),
      channelAuth(app, "1234.1234", "presence-foobar", presenceData),
      userAuth(app, "1234.1234", '{"id":"12345"}'),
    ]),
  );
  const trigger = vectors.vectors.find(({ body }) => body);
  expect(md5Hex(Buffer.from(trigger?.body ?? ""))).toBe(trigger?.body_md5);
  const query = {
    auth_version: "1.0",
    body_md5: trigger?.body_md5 ?? "",
    auth_key: app.key,
    auth_timestamp: "1353088179",
  };
  expect(requestStringToSign("post", "/apps/3/events", query)).toBe(trigger?.string_to_sign);
});

test.skipIf(!webhookVector)("webhooks are signed over their body", () => {
  if (!webhookVector) return;
  const app = { appId: "3", key: "278d425bdf160c739803", secret: webhookVector.secret };
  const { body, headers } = buildWebhook(
    app,
    [{ name: "channel_occupied", channel: "my-channel" }],
    1327078148132,
  );
  expect(body).toBe(webhookVector.body);
  expect(headers["x-pusher-signature"]).toBe(webhookVector.headers["X-Pusher-Signature"]);
});

test("a silent client is pinged and then closed with 4201", async () => {
  const emulators = await startEmulators({
    port: 0,
    pusher: { activityTimeoutSeconds: 0.05, pongTimeoutSeconds: 0.05 },
  });
  const socket = new WebSocket(`${emulators.url.replace("http", "ws")}/app/local-key?protocol=7&client=test`);
  const frames: string[] = [];
  socket.on("message", (data) => frames.push((JSON.parse(String(data)) as { event: string }).event));
  const code = await new Promise((resolve) => socket.on("close", resolve));
  expect(frames).toEqual(["pusher:connection_established", "pusher:ping"]);
  expect(code).toBe(4201);
  await emulators.stop();
});

test("occupancy is told to the webhook", async () => {
  const bodies: string[] = [];
  const receiver = createServer((request, response) => {
    request.on("data", (chunk) => bodies.push(String(chunk)));
    request.on("end", () => response.end());
  }).listen(0);
  const emulators = await startEmulators({ port: 0 });
  const { port } = receiver.address() as AddressInfo; // listening on TCP
  await control(emulators.url, "PUT", "/control/pusher/webhook", { url: `http://127.0.0.1:${port}/` });
  const socket = new WebSocket(`${emulators.url.replace("http", "ws")}/app/local-key?protocol=7`);
  socket.on("open", () =>
    socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel: "news" } })),
  );
  await vi.waitFor(() => expect(bodies.join()).toContain('"name":"channel_occupied","channel":"news"'));
  socket.terminate();
  await emulators.stop();
  receiver.close();
});
