import type { PresenceChannel } from "pusher-js";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { connectionErrors, received, startPusherApp, subscribed, type PusherApp } from "./test-app";

let app: PusherApp;

beforeAll(async () => {
  app = await startPusherApp();
});
afterEach(() => app.disconnectAll());
afterAll(() => app.stop());

describe("presence", () => {
  test("members are listed once per user, and comings and goings are told", async () => {
    const ana = app.connect("ana");
    const channel = await subscribed(ana, "presence-org-1");
    const [added, removed] = [
      received(channel, "pusher:member_added"),
      received(channel, "pusher:member_removed"),
    ];
    const [bob, bobAgain] = [app.connect("bob"), app.connect("bob")];
    const bobChannel = await subscribed(bob, "presence-org-1");
    await subscribed(bobAgain, "presence-org-1");
    expect((bobChannel as PresenceChannel).members).toMatchObject({ count: 2, me: { id: "bob" } }); // named presence-*
    await vi.waitFor(() => expect(added).toEqual([{ id: "bob", info: { name: "bob" } }]));

    const users = await (await app.server.get({ path: "/channels/presence-org-1/users" })).json();
    expect(users).toEqual({ users: [{ id: "ana" }, { id: "bob" }] });
    const info = await (
      await app.server.get({
        path: "/channels/presence-org-1",
        params: { info: "user_count,subscription_count" },
      })
    ).json();
    expect(info).toEqual({ occupied: true, user_count: 2, subscription_count: 3 });
    const list = await (
      await app.server.get({
        path: "/channels",
        params: { filter_by_prefix: "presence-org", info: "user_count" },
      })
    ).json();
    expect(list).toEqual({ channels: { "presence-org-1": { user_count: 2 } } });

    bob.disconnect();
    await vi.waitFor(async () => {
      const after = await (
        await app.server.get({ path: "/channels/presence-org-1", params: { info: "subscription_count" } })
      ).json();
      expect(after).toMatchObject({ subscription_count: 2 });
    });
    expect(removed).toEqual([]);
    bobAgain.disconnect();
    await vi.waitFor(() => expect(removed).toEqual([{ id: "bob", info: { name: "bob" } }]));
  });
});

describe("authorization", () => {
  test("a wrong channel signature is refused", async () => {
    await expect(subscribed(app.connect("u1", { authorize: false }), "private-org-1")).rejects.toMatchObject({
      type: "AuthError",
      status: 401,
    });
  });

  test("a wrong secret, an old timestamp and a changed body are refused", async () => {
    await expect(app.stranger.trigger("news", "e", 1)).rejects.toMatchObject({
      status: 401,
      body: expect.stringContaining("Invalid signature"),
    });
    const body = JSON.stringify({ name: "e", channel: "news", data: "1" });
    expect((await app.post(body)).status).toBe(200);
    expect(await (await app.post(body, body.replace("1", "2"))).text()).toContain("Invalid body_md5");
    const nowMs = Date.now();
    vi.spyOn(Date, "now").mockReturnValueOnce(nowMs - 700_000);
    expect(await (await app.post(body)).text()).toContain("Timestamp expired");
  });

  test("an unknown key is refused with 4001, which clients do not retry", async () => {
    const client = app.connect("u1", { key: "other" });
    const errors = connectionErrors(client);
    await vi.waitFor(() => expect(client.connection.state).toBe("disconnected"));
    expect(errors[0]).toMatchObject({ error: { data: { code: 4001 } } });
  });
});
