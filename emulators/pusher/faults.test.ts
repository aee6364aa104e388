import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { control } from "../shared/test-support";
import { received, startPusherApp, subscribed, type PusherApp } from "./test-app";

let app: PusherApp;

beforeAll(async () => {
  app = await startPusherApp();
});
afterEach(async () => {
  await control(app.url, "POST", "/control/pusher/down", { down: false });
  app.disconnectAll();
});
afterAll(() => app.stop());

describe("faults", () => {
  test("dropped sockets come back and are subscribed again", async () => {
    const client = app.connect();
    const channel = await subscribed(client, "private-org-1");
    const resubscribed = received(channel, "pusher:subscription_succeeded");
    const socketId = client.connection.socket_id;
    await control(app.url, "POST", "/control/pusher/disconnect-all");
    await vi.waitFor(() => expect(resubscribed).toHaveLength(1), 5_000);
    expect(client.connection.socket_id).not.toBe(socketId);
  });

  test("while down neither HTTP nor sockets are served", async () => {
    const client = app.connect();
    await subscribed(client, "news");
    await control(app.url, "POST", "/control/pusher/down", { down: true });
    await expect(app.server.trigger("news", "e", 1)).rejects.toMatchObject({ status: 503 });
    await vi.waitFor(() => expect(client.connection.state).not.toBe("connected"), 5_000);
    const refused = new WebSocket(`${app.url.replace("http", "ws")}/app/local-key?protocol=7`);
    await new Promise((resolve) => refused.on("error", resolve));
    await control(app.url, "POST", "/control/pusher/down", { down: false });
    // A new client, for pusher-js itself waits up to 15 s after a refused connection.
    await subscribed(app.connect(), "news");
  }, 10_000);

  test("a lost response is a delivered event", async () => {
    const seen = received(await subscribed(app.connect(), "news"), "e");
    await control(app.url, "POST", "/control/pusher/faults", { kind: "lost_response" });
    await expect(app.server.trigger("news", "e", 1)).rejects.toThrow();
    await vi.waitFor(() => expect(seen).toEqual([1]));
  });
});
