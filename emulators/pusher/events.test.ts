import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { connectionErrors, received, startPusherApp, subscribed, type PusherApp } from "./test-app";

let app: PusherApp;

beforeAll(async () => {
  app = await startPusherApp();
});
afterEach(() => app.disconnectAll());
afterAll(() => app.stop());

describe("events", () => {
  test("a trigger reaches every subscriber but the excluded socket", async () => {
    const [first, second] = [app.connect("u1"), app.connect("u2")];
    const firstSeen = received(await subscribed(first, "private-org-1"), "message.created");
    const secondSeen = received(await subscribed(second, "private-org-1"), "message.created");
    await app.server.trigger(
      "private-org-1",
      "message.created",
      { id: 1 },
      { socket_id: first.connection.socket_id },
    );
    await app.server.trigger("private-org-1", "message.created", { id: 2 });
    await vi.waitFor(() => expect(secondSeen).toEqual([{ id: 1 }, { id: 2 }]));
    await vi.waitFor(() => expect(firstSeen).toEqual([{ id: 2 }]));
  });

  test("a batch is delivered in order, and many events quickly", async () => {
    const seen = received(await subscribed(app.connect(), "news"), "tick");
    await app.server.triggerBatch([1, 2].map((n) => ({ channel: "news", name: "tick", data: n })));
    await Promise.all(Array.from({ length: 300 }, (_, n) => app.server.trigger("news", "tick", n + 3)));
    await vi.waitFor(() => expect(seen).toHaveLength(302), 5_000);
    expect(seen.slice(0, 2)).toEqual([1, 2]);
  });

  test("refuses oversized data, too many events and bad names", async () => {
    await expect(app.server.trigger("news", "big", "x".repeat(10_300))).rejects.toMatchObject({
      status: 413,
    });
    const eleven = Array.from({ length: 11 }, () => ({ channel: "news", name: "e", data: "" }));
    await expect(app.server.triggerBatch(eleven)).rejects.toMatchObject({ status: 400 });
    const bad = [{ channel: "with space" }, { data: {} }, { channels: [] }, { name: "" }, { socket_id: "x" }];
    for (const change of bad) {
      const body = JSON.stringify({ name: "e", channel: "news", data: "", ...change });
      expect((await app.post(body)).status, body).toBe(400);
    }
  });
});

describe("client events", () => {
  test("go to the others with the sender's user id, and ten a second", async () => {
    const [ana, bob] = [app.connect("ana"), app.connect("bob")];
    const channel = await subscribed(ana, "presence-typing");
    const seen: unknown[] = [];
    const bobChannel = await subscribed(bob, "presence-typing");
    bobChannel.bind("client-typing", (data: unknown, meta: unknown) => seen.push([data, meta]));
    const errors = connectionErrors(ana);
    for (let n = 0; n < 11; n += 1) channel.trigger("client-typing", { n });
    await vi.waitFor(() => expect(seen).toHaveLength(10));
    expect(seen[0]).toEqual([{ n: 0 }, { user_id: "ana" }]);
    await vi.waitFor(() => expect(errors).toMatchObject([{ data: { code: 4301 } }]));
  });

  test("are refused on public channels", async () => {
    const client = app.connect();
    await subscribed(client, "news");
    const errors = connectionErrors(client);
    client.send_event("client-x", {}, "news");
    await vi.waitFor(() =>
      expect(JSON.stringify(errors)).toContain("only supported on private and presence"),
    );
  });
});
