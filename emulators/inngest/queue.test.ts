import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startWorld, TestApp, until, type World } from "./testing";

const app = await TestApp.create();
const { inngest } = app;
let order: number[] = [];
let underWay = 0;
let mostUnderWay = 0;
let release: () => void = () => undefined;
let held: Promise<void> = Promise.resolve();
let world: World;

const hold = () => {
  held = new Promise((resolve) => (release = resolve));
};
const enter = async () => {
  underWay += 1;
  mostUnderWay = Math.max(mostUnderWay, underWay);
  await held;
  underWay -= 1;
};

app.functions.push(
  inngest.createFunction(
    {
      id: "fifo",
      triggers: [{ event: "t/fifo" }],
      concurrency: { limit: 1, key: "event.data.conversation" },
    },
    async ({ event, step }) => {
      for (const name of ["a", "b"]) {
        await step.run(name, async () => {
          await enter();
          order.push(event.data.n);
        });
      }
    },
  ),
  inngest.createFunction({ id: "two", triggers: [{ event: "t/two" }], concurrency: 2 }, enter),
  inngest.createFunction(
    { id: "once", triggers: [{ event: "t/once" }] },
    ({ event }) => void order.push(event.data.n),
  ),
  inngest.createFunction(
    { id: "idempotent", triggers: [{ event: "t/idempotent" }], idempotency: "event.data.order" },
    ({ event }) => void order.push(event.data.n),
  ),
  inngest.createFunction(
    { id: "single", triggers: [{ event: "t/single" }], singleton: { key: "event.data.key", mode: "skip" } },
    enter,
  ),
  inngest.createFunction(
    { id: "throttled", triggers: [{ event: "t/throttled" }], throttle: { limit: 1, period: "1s" } },
    () => void order.push(Date.now()),
  ),
  inngest.createFunction(
    {
      id: "limited",
      triggers: [{ event: "t/limited" }],
      rateLimit: { limit: 2, period: "1h", key: "event.data.key" },
    },
    () => undefined,
  ),
);

beforeAll(async () => (world = await startWorld(app)));
afterAll(async () => world.close());
beforeEach(async () => {
  order = [];
  mostUnderWay = 0;
  held = Promise.resolve();
  await world.wipe();
});

const completed = (functionId: string, count: number) =>
  until(
    async () => (await world.runs(functionId, "completed")).length === count,
    `${count} runs of ${functionId}`,
  );

test("a keyed limit of one serves the runs of a key in the order of their events", async () => {
  hold();
  for (let n = 0; n < 15; n += 1) await inngest.send({ name: "t/fifo", data: { n, conversation: "c1" } });
  await until(() => underWay === 1, "the first step");
  release();
  await completed("fifo", 15);
  expect(order).toEqual(Array.from({ length: 30 }, (_, index) => Math.floor(index / 2)));
  expect(mostUnderWay).toBe(1);
});

test("keys do not wait for each other", async () => {
  hold();
  const conversations = ["c1", "c2", "c3", "c1", "c2", "c3"];
  await inngest.send(conversations.map((conversation, n) => ({ name: "t/fifo", data: { n, conversation } })));
  await until(() => underWay === 3, "one step of each key");
  release();
  await completed("fifo", 6);
  expect(mostUnderWay).toBe(3);
});

test("a limit without key holds for the whole function", async () => {
  hold();
  await inngest.send(Array.from({ length: 6 }, () => ({ name: "t/two", data: {} })));
  await until(() => underWay === 2, "two calls");
  expect(await world.control("/stats")).toMatchObject({ queued: 4, running: 2 });
  release();
  await completed("two", 6);
  expect(mostUnderWay).toBe(2);
});

test("an event id runs once, however often it is sent", async () => {
  const sent = Array.from({ length: 50 }, (_, n) =>
    inngest.send({ id: "same", name: "t/once", data: { n } }),
  );
  const replies = await Promise.all(sent);
  expect(new Set(replies.flatMap(({ ids }) => ids)).size).toBe(50);
  await inngest.send({ id: "other", name: "t/once", data: { n: 99 } });
  await completed("once", 2);
  expect(order).toHaveLength(2);
  expect(order).toContain(99);
});

test("a send repeated by the SDK with the same seed runs once", async () => {
  const headers = { "x-inngest-event-id-seed": "1795331683025,Xk6hfZ9+UPd+/w==" };
  const send = () =>
    fetch(`http://127.0.0.1:${app.executorPort}/e/key`, {
      method: "POST",
      headers,
      body: JSON.stringify([{ name: "t/once", data: { n: 1 } }]),
    }).then((reply) => reply.json());
  expect(await send()).toEqual(await send());
  await inngest.send({ name: "t/once", data: { n: 2 } });
  await completed("once", 2);
  expect(await world.runs("once")).toHaveLength(2);
});

test("idempotency runs once per value", async () => {
  for (const n of [1, 2, 3])
    await inngest.send({ name: "t/idempotent", data: { n, order: n < 3 ? "o1" : "o2" } });
  await completed("idempotent", 2);
  expect(order.sort()).toEqual([1, 3]);
});

test("singleton skips while a run of the key is under way", async () => {
  hold();
  await inngest.send([1, 2, 3].map(() => ({ name: "t/single", data: { key: "k" } })));
  await until(() => underWay === 1, "the run");
  release();
  await completed("single", 1);
  await inngest.send({ name: "t/single", data: { key: "k" } });
  await completed("single", 2);
});

test("rateLimit drops what is over the limit, per key", async () => {
  await inngest.send(["a", "a", "a", "b"].map((key) => ({ name: "t/limited", data: { key } })));
  await completed("limited", 3);
  expect(await world.runs("limited")).toHaveLength(3);
});

test("throttle spreads runs over time", async () => {
  await inngest.send([1, 2].map((n) => ({ name: "t/throttled", data: { n } })));
  await completed("throttled", 2);
  expect((order[1] ?? 0) - (order[0] ?? 0)).toBeGreaterThan(900);
});

test("pause holds everything back, resume lets it go", async () => {
  await world.control("/pause", { method: "POST" });
  await inngest.send({ name: "t/once", data: { n: 1 } });
  expect(await world.control("/stats")).toMatchObject({ queued: 1, paused: true });
  await world.control("/resume", { method: "POST" });
  await completed("once", 1);
});

test("a fault on the Event API makes the SDK send again, without running twice", async () => {
  const faults = `http://127.0.0.1:${app.executorPort}/control/inngest/faults`;
  await fetch(faults, { method: "POST", body: JSON.stringify({ kind: "lost_response" }) });
  await fetch(faults, {
    method: "POST",
    body: JSON.stringify({ kind: "status", status: 503, body: { status: 503, error: "down" } }),
  });
  await inngest.send({ name: "t/once", data: { n: 1 } });
  await completed("once", 1);
  expect(await world.runs("once")).toHaveLength(1);
});
