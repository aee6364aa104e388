import { NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, TestApp, until, type World } from "./testing";

const app = await TestApp.create();
const { inngest } = app;
const effects: string[] = [];
const count = (effect: string) => effects.filter((one) => one === effect).length;
let world: World;

app.functions.push(
  inngest.createFunction({ id: "simple", triggers: [{ event: "t/simple" }] }, ({ event }) => ({
    got: event.data.x,
  })),
  inngest.createFunction({ id: "ordered", triggers: [{ event: "t/ordered" }] }, async ({ step }) => {
    const a = await step.run("a", () => (effects.push("ordered a"), { n: 1 }));
    await step.sleep("nap", "1s");
    const b = await step.run("b", () => (effects.push("ordered b"), a.n + 1));
    return step.run("c", () => (effects.push("ordered c"), [a.n, b, null, "\u0000 é 💬"]));
  }),
  inngest.createFunction({ id: "flaky", triggers: [{ event: "t/flaky" }] }, async ({ step, attempt }) => {
    const fromStep = await step.run("flaky", () => {
      effects.push(`flaky step`);
      if (count("flaky step") < 3) throw new Error("boom");
      return "step fine";
    });
    effects.push(`flaky body ${attempt}`);
    if (attempt === 0) throw new Error("body boom");
    return fromStep;
  }),
  inngest.createFunction(
    { id: "caught", retries: 1, triggers: [{ event: "t/caught" }] },
    async ({ step }) => {
      const error = await step
        .run("always", () => {
          effects.push("caught");
          throw new Error("never works");
        })
        .catch((reason: Error) => reason.message);
      return step.run("compensate", () => `compensated ${String(error)}`);
    },
  ),
  inngest.createFunction(
    {
      id: "fatal",
      triggers: [{ event: "t/fatal" }],
      onFailure: ({ event, error }: { event: { data: { function_id: string } }; error: Error }) =>
        void effects.push(`onFailure ${error.message} ${event.data.function_id}`),
    },
    () => {
      effects.push("fatal");
      throw new NonRetriableError("no way");
    },
  ),
  inngest.createFunction(
    { id: "exhausted", retries: 2, triggers: [{ event: "t/exhausted" }] },
    ({ attempt, maxAttempts }) => {
      effects.push(`exhausted ${attempt}/${maxAttempts}`);
      throw new Error("again");
    },
  ),
  inngest.createFunction({ id: "later", triggers: [{ event: "t/later" }] }, ({ attempt }) => {
    effects.push(`later ${Date.now()}`);
    if (attempt === 0) throw new RetryAfterError("wait", "1s");
    return attempt;
  }),
  inngest.createFunction({ id: "parallel", triggers: [{ event: "t/parallel" }] }, async ({ step }) => {
    const sums = await Promise.all(
      ["a", "b", "c"].map(async (name) => {
        const first = await step.run(name, () => (effects.push(`parallel ${name}`), 1));
        return step.run(`${name}2`, () => first + 1);
      }),
    );
    return sums.reduce((sum, one) => sum + one, 0);
  }),
  inngest.createFunction({ id: "racing", triggers: [{ event: "t/racing" }] }, async ({ step, group }) => {
    const winner = await group.parallel({ mode: "race" }, () =>
      Promise.race([
        step.waitForEvent("slow", { event: "t/racing.end", timeout: "1h" }).then(() => "slow"),
        step.run("quick", () => "quick"),
      ]),
    );
    await step.run("after", () => void effects.push(`racing after ${winner}`));
    return winner;
  }),
  inngest.createFunction({ id: "many", triggers: [{ event: "t/many" }] }, async ({ step }) => {
    let total = 0;
    for (let index = 0; index < 20; index += 1) total += await step.run("same id", () => index);
    return total;
  }),
);

beforeAll(async () => (world = await startWorld(app)));
afterAll(async () => world.close());

test("runs a function and keeps its result", async () => {
  await inngest.send({ name: "t/simple", data: { x: 7 } });
  expect((await world.finished("simple")).result).toEqual({ got: 7 });
});

test("memoises steps in order, through a sleep", async () => {
  await inngest.send({ name: "t/ordered", data: {} });
  expect((await world.finished("ordered")).result).toEqual([1, 2, null, "\u0000 é 💬"]);
  expect(effects.filter((one) => one.startsWith("ordered"))).toEqual(["ordered a", "ordered b", "ordered c"]);
});

test("retries a failing step, then a failing body, with their own attempts", async () => {
  await inngest.send({ name: "t/flaky", data: {} });
  expect((await world.finished("flaky")).result).toBe("step fine");
  expect(count("flaky step")).toBe(3);
  expect(effects.filter((one) => one.startsWith("flaky body"))).toEqual(["flaky body 0", "flaky body 1"]);
});

test("memoises the error of a step whose attempts are used up, so that the function can catch it", async () => {
  await inngest.send({ name: "t/caught", data: {} });
  expect((await world.finished("caught")).result).toBe("compensated never works");
  expect(count("caught")).toBe(2);
});

test("does not retry a NonRetriableError, and calls onFailure", async () => {
  await inngest.send({ name: "t/fatal", data: {} });
  expect((await world.finished("fatal", "failed")).result).toMatchObject({
    name: "NonRetriableError",
    message: "no way",
  });
  await until(() => effects.includes("onFailure no way app-fatal"), "onFailure");
  expect(count("fatal")).toBe(1);
});

test("fails the run after the last attempt", async () => {
  await inngest.send({ name: "t/exhausted", data: {} });
  expect((await world.finished("exhausted", "failed")).result).toMatchObject({ message: "again" });
  expect(effects.filter((one) => one.startsWith("exhausted"))).toEqual([
    "exhausted 0/3",
    "exhausted 1/3",
    "exhausted 2/3",
  ]);
});

test("waits as long as Retry-After says", async () => {
  await inngest.send({ name: "t/later", data: {} });
  expect((await world.finished("later")).result).toBe(1);
  const [first = 0, second = 0] = effects
    .filter((one) => one.startsWith("later"))
    .map((one) => Number(one.slice(6)));
  expect(second - first).toBeGreaterThanOrEqual(990);
});

test("runs parallel steps once each and joins them", async () => {
  await inngest.send({ name: "t/parallel", data: {} });
  const run = await world.finished("parallel");
  expect(run.result).toBe(6);
  expect(run.steps).toBe(6);
  expect(effects.filter((one) => one.startsWith("parallel")).sort()).toEqual([
    "parallel a",
    "parallel b",
    "parallel c",
  ]);
});

test("goes on after the first step of a race, and ends with the last", async () => {
  await inngest.send({ name: "t/racing", data: {} });
  await until(() => effects.includes("racing after quick"), "the step after the race");
  // The SDK does not let a function end while steps are under way.
  expect(await world.runs("racing", "completed")).toEqual([]);
  await inngest.send({ name: "t/racing.end", data: {} });
  expect((await world.finished("racing")).result).toBe("quick");
  expect(count("racing after quick")).toBe(1);
});

test("tells steps with the same id apart", async () => {
  await inngest.send({ name: "t/many", data: {} });
  expect(await world.finished("many")).toMatchObject({ result: 190, steps: 20 });
});
