import { afterAll, beforeAll, expect, test } from "vitest";
import { signingKey, startWorld, TestApp, type World } from "./testing";

const app = await TestApp.create({ signed: true });
const { inngest } = app;
let world: World;

app.functions.push(
  inngest.createFunction({ id: "signed", triggers: [{ event: "t/signed" }] }, async ({ event, step }) => {
    const text = await step.run("echo", () => ({ zebra: event.data.text, "a b": [1.5, 1e21, null] }));
    await step.sleep("nap", "1s");
    return text;
  }),
);

beforeAll(async () => (world = await startWorld(app, { signingKey, eventKey: "test-key" })));
afterAll(async () => world.close());

test("the SDK in cloud mode takes our signatures, and we take its registration", async () => {
  const text = 'línea "dos"\n\u2028 💬';
  await inngest.send({ name: "t/signed", data: { text } });
  expect((await world.finished("signed")).result).toEqual({ zebra: text, "a b": [1.5, 1e21, null] });
});

test("refuses another event key and a registration without the signing key", async () => {
  const base = `http://127.0.0.1:${app.executorPort}`;
  const event = await fetch(`${base}/e/other`, {
    method: "POST",
    body: JSON.stringify({ name: "t/signed" }),
  });
  expect(event.status).toBe(401);
  expect(await event.json()).toEqual({ status: 401, message: "", error: "Event key not found" });
  const body = JSON.stringify({ url: app.serveUrl, functions: [] });
  const register = await fetch(`${base}/fn/register`, { method: "POST", body });
  expect(register.status).toBe(401);
});
