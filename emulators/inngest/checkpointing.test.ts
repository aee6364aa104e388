import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, TestApp, type World } from "./testing";

// The default mode of the SDK 4: it reports steps while it runs on.
const app = await TestApp.create({ checkpointing: true });
const { inngest } = app;
const effects: string[] = [];
let world: World;

app.functions.push(
  inngest.createFunction({ id: "checkpointed", triggers: [{ event: "t/go" }] }, async ({ step }) => {
    const a = await step.run("a", () => (effects.push("a"), 1));
    const b = await step.run("b", () => (effects.push("b"), a + 1));
    await step.sleep("nap", "1s");
    return step.run("c", () => (effects.push("c"), b + 1));
  }),
);

beforeAll(async () => (world = await startWorld(app)));
afterAll(async () => world.close());

test("runs with checkpointing on, in fewer calls", async () => {
  await inngest.send({ name: "t/go", data: {} });
  const run = await world.finished("checkpointed");
  expect(run).toMatchObject({ result: 3, steps: 4 });
  expect(effects).toEqual(["a", "b", "c"]);
  expect(app.calls).toBe(2);
});
