import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, TestApp, until, type World } from "./testing";

const app = await TestApp.create();
const { inngest } = app;
const effects: string[] = [];
let world: World;

app.functions.push(
  inngest.createFunction({ id: "waiter", triggers: [{ event: "t/waiter" }] }, async ({ event, step }) => {
    const reply = await step.waitForEvent("reply", {
      event: "t/reply",
      timeout: event.data.timeout,
      if: "event.data.conversation == async.data.conversation && async.data.kind != 'echo'",
    });
    return reply === null ? "nobody" : reply.data.text;
  }),
  inngest.createFunction({ id: "matcher", triggers: [{ event: "t/matcher" }] }, async ({ step }) => {
    const reply = await step.waitForEvent("reply", {
      event: "t/reply",
      timeout: "1h",
      match: "data.conversation",
    });
    return reply?.data.text;
  }),
  inngest.createFunction({ id: "child", triggers: [{ event: "t/child" }] }, async ({ event, step }) => {
    if (event.data.fail) throw new Error("child failed");
    return step.run("work", () => `child of ${event.data.name}`);
  }),
  inngest.createFunction({ id: "parent", triggers: [{ event: "t/parent" }] }, async ({ event, step }) => {
    const [child] = app.functions.filter((fn) => fn.id() === "child");
    if (!child) throw new Error("no child");
    return step
      .invoke("call", { function: child, data: event.data })
      .catch((error: Error) => `caught ${error.message}`);
  }),
  inngest.createFunction({ id: "sender", triggers: [{ event: "t/sender" }] }, async ({ step }) => {
    const { ids } = await step.sendEvent("fan out", [
      { name: "t/sent", data: { n: 1 } },
      { name: "t/sent", data: { n: 2 } },
    ]);
    return ids.length;
  }),
  inngest.createFunction(
    { id: "receiver", triggers: [{ event: "t/sent", if: "event.data.n > 1" }] },
    ({ event }) => event.data.n,
  ),
  inngest.createFunction(
    {
      id: "cancellable",
      triggers: [{ event: "t/cancellable" }],
      cancelOn: [{ event: "t/takeover", if: "event.data.conversation == async.data.conversation" }],
    },
    async ({ event, step }) => {
      await step.run("start", () => void effects.push(`started ${event.data.conversation}`));
      await step.sleep("think", "1h");
    },
  ),
  inngest.createFunction(
    { id: "on-cancel", triggers: [{ event: "inngest/function.cancelled" }] },
    ({ event }) => {
      effects.push(`cancelled ${event.data.function_id}`);
    },
  ),
  inngest.createFunction(
    {
      id: "debounced",
      triggers: [{ event: "t/debounced" }],
      debounce: { period: "1s", key: "event.data.key" },
    },
    ({ event }) => event.data.n,
  ),
  inngest.createFunction(
    { id: "batched", triggers: [{ event: "t/batched" }], batchEvents: { maxSize: 3, timeout: "3600s" } },
    ({ events }: { events: { data: { n?: number } }[] }) => events.map(({ data }) => data.n),
  ),
  inngest.createFunction(
    { id: "nightly", triggers: [{ cron: "TZ=America/Sao_Paulo 0 3 * * *" }] },
    ({ event }) => event.name,
  ),
);

beforeAll(async () => (world = await startWorld(app)));
afterAll(async () => world.close());

const asleep = (count: number) =>
  until(
    async () => (await world.control<{ sleeping: number }>("/stats")).sleeping >= count,
    "a sleeping run",
  );

test("waitForEvent resumes with the event that fits, and only that", async () => {
  await inngest.send({ name: "t/waiter", data: { conversation: "c1", timeout: "1h" } });
  await asleep(1);
  await inngest.send({ name: "t/reply", data: { conversation: "c2", text: "wrong conversation" } });
  await inngest.send({ name: "t/reply", data: { conversation: "c1", kind: "echo", text: "an echo" } });
  await inngest.send({ name: "t/reply", data: { conversation: "c1", kind: "text", text: "hello" } });
  expect((await world.finished("waiter")).result).toBe("hello");
});

test("waitForEvent gives null when its time is over", async () => {
  await world.wipe();
  await inngest.send({ name: "t/waiter", data: { conversation: "c9", timeout: "1s" } });
  expect((await world.finished("waiter")).result).toBe("nobody");
});

test("waitForEvent matches by a field", async () => {
  await inngest.send({ name: "t/matcher", data: { conversation: 42 } });
  await asleep(1);
  await inngest.send({ name: "t/reply", data: { conversation: "42", text: "a string is not a number" } });
  await inngest.send({ name: "t/reply", data: { conversation: 42, text: "matched" } });
  expect((await world.finished("matcher")).result).toBe("matched");
});

test("invoke gives the result of the other function, or its error", async () => {
  await inngest.send({ name: "t/parent", data: { name: "parent" } });
  expect((await world.finished("parent")).result).toBe("child of parent");
  await world.wipe();
  await inngest.send({ name: "t/parent", data: { fail: true } });
  expect((await world.finished("parent")).result).toBe("caught child failed");
});

test("sendEvent starts the functions whose condition holds", async () => {
  await inngest.send({ name: "t/sender", data: {} });
  expect((await world.finished("sender")).result).toBe(2);
  expect((await world.finished("receiver")).result).toBe(2);
  expect(await world.runs("receiver")).toHaveLength(1);
});

test("cancelOn ends the run it fits, and no other", async () => {
  await inngest.send(["c1", "c2"].map((conversation) => ({ name: "t/cancellable", data: { conversation } })));
  await asleep(2);
  await inngest.send({ name: "t/takeover", data: { conversation: "c1" } });
  await world.finished("cancellable", "cancelled");
  await until(() => effects.includes("cancelled app-cancellable"), "the cancelled event");
  const runs = await world.runs("cancellable");
  expect(runs.map(({ status }) => status).sort()).toEqual(["active", "cancelled"]);
});

test("debounce runs once per key, with the last event", async () => {
  for (const n of [1, 2, 3]) await inngest.send({ name: "t/debounced", data: { key: "a", n } });
  await inngest.send({ name: "t/debounced", data: { key: "b", n: 10 } });
  await until(async () => (await world.runs("debounced", "completed")).length === 2, "both keys");
  expect((await world.runs("debounced")).map(({ result }) => result).sort()).toEqual([10, 3]);
});

test("batchEvents gathers events into one run", async () => {
  for (const n of [1, 2, 3, 4]) await inngest.send({ name: "t/batched", data: { n } });
  expect((await world.finished("batched")).result).toEqual([1, 2, 3]);
  expect(await world.runs("batched")).toHaveLength(1);
});

test("a scheduled function runs when its tick comes", async () => {
  await world.control("/cron", { method: "POST", body: JSON.stringify({ function: "nightly" }) });
  expect((await world.finished("nightly")).result).toBe("inngest/scheduled.timer");
});
