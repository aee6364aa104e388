import http from "node:http";
import { spawn, type ChildProcess } from "node:child_process";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startInngestExecutor } from "./executor";
import { startWorld, TestApp, until, type World } from "./testing";

const runCount = 200;
let app: TestApp;
let world: World;
let effects: Map<string, number>;

beforeEach(async () => {
  app = await TestApp.create();
  effects = new Map();
  const record = (effect: string) => effects.set(effect, (effects.get(effect) ?? 0) + 1);
  const { inngest } = app;
  app.functions.push(
    inngest.createFunction(
      { id: "two-steps", retries: 0, triggers: [{ event: "t/work" }] },
      async ({ event, step }) => {
        await step.run("first", () => void record(`first ${event.data.n}`));
        await step.run("second", () => void record(`second ${event.data.n}`));
        return event.data.n;
      },
    ),
    inngest.createFunction({ id: "sleeper", triggers: [{ event: "t/sleeper" }] }, async ({ step }) => {
      const reply = await step.waitForEvent("reply", { event: "t/wake", timeout: "1h", match: "data.key" });
      return reply?.data.text;
    }),
  );
  world = await startWorld(app);
});
afterEach(async () => world.close());

const send = (count: number) =>
  app.inngest.send(Array.from({ length: count }, (_, n) => ({ name: "t/work", data: { n } })));
const completed = (count: number) =>
  until(async () => (await world.runs("two-steps", "completed")).length === count, `${count} completed runs`);
const expectEachOnceAtLeast = (count: number) => {
  for (let n = 0; n < count; n += 1) {
    expect(effects.get(`first ${n}`)).toBeGreaterThanOrEqual(1);
    expect(effects.get(`second ${n}`)).toBeGreaterThanOrEqual(1);
  }
};

test("an app that is down costs no attempt and loses nothing", async () => {
  await app.stop();
  await send(20);
  // What a proxy answers while the app restarts; counting it shows that the executor did try.
  let refused = 0;
  const proxy = http.createServer((request, response) => {
    if (request.method === "POST") refused += 1;
    response.writeHead(502).end("Bad Gateway");
  });
  await new Promise<void>((resolve) => proxy.listen(app.port, "127.0.0.1", resolve));
  await until(() => refused >= 3, "some calls");
  expect(effects.size).toBe(0);
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
  await app.start();
  await completed(20);
  expect([...effects.values()].every((times) => times === 1)).toBe(true);
});

test("an app that is killed in the middle of its work goes on where it was", async () => {
  await send(100);
  await until(() => effects.size > 50, "half of the work");
  await app.stop();
  await app.start();
  await completed(100);
  expectEachOnceAtLeast(100);
});

test("killed connections to PostgreSQL lose nothing", async () => {
  const admin = postgres(world.database.url, { max: 1 });
  await send(runCount / 2);
  for (const done of [20, 60, 100]) {
    await until(() => effects.size > done, "some work");
    await admin`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'inngest-local' and datname = current_database()`;
  }
  await admin.end();
  await completed(runCount / 2);
  // A write that was cut is repeated by the executor; the app is not asked again.
  expect([...effects.values()].every((times) => times === 1)).toBe(true);
});

test("a stopped executor's waits go on in the next one", async () => {
  await app.inngest.send({ name: "t/sleeper", data: { key: "k" } });
  await until(async () => (await world.control<{ sleeping: number }>("/stats")).sleeping === 1, "the wait");
  await world.executor.stop();
  world.executor = await startInngestExecutor(world.settings);
  await app.inngest.send({ name: "t/wake", data: { key: "k", text: "good morning" } });
  expect((await world.finished("sleeper")).result).toBe("good morning");
});

test("a second executor waits for the first to go", async () => {
  let isUp = false;
  const second = startInngestExecutor({ ...world.settings, port: 0 }).then((executor) => {
    isUp = true;
    return executor;
  });
  await send(1);
  await completed(1);
  expect(isUp).toBe(false);
  await world.executor.stop();
  await (await second).stop();
  world.executor = await startInngestExecutor(world.settings);
});

test("kill -9 in the middle of 200 runs: the next executor completes each run exactly once", async () => {
  await world.executor.stop();
  const first = spawnExecutor();
  await untilReady();
  await send(runCount);
  await until(() => effects.size > runCount * 0.75, "some of the work");
  await kill(first);
  const before = effects.size;
  expect(before).toBeLessThan(runCount * 2);
  const second = spawnExecutor();
  await untilReady();
  await completed(runCount);
  expectEachOnceAtLeast(runCount);
  const repeated = [...effects.values()].filter((times) => times > 1).length;
  // Only what was under way at the kill may have run again.
  expect(repeated).toBeLessThanOrEqual(maxInFlight);
  const runs = await world.runs("two-steps");
  expect(runs).toHaveLength(runCount);
  expect(runs.every(({ steps, status }) => steps === 2 && status === "completed")).toBe(true);
  await kill(second);
  world.executor = await startInngestExecutor(world.settings);
});

const maxInFlight = 32;

function spawnExecutor(): ChildProcess {
  const env = {
    ...process.env,
    // The app's own keys may be in the environment of the tests.
    INNGEST_EVENT_KEY: "",
    INNGEST_SIGNING_KEY: "",
    INNGEST_PORT: String(app.executorPort),
    INNGEST_EXECUTOR_DATABASE_URL: world.database.url,
    INNGEST_SERVE_URLS: app.serveUrl,
    INNGEST_EXECUTOR_CONCURRENCY: String(maxInFlight),
  };
  return spawn(process.execPath, ["--import", "tsx", `${import.meta.dirname}/main.ts`], {
    env,
    stdio: "ignore",
  });
}

const untilReady = () =>
  until(
    () =>
      fetch(`http://127.0.0.1:${app.executorPort}/health`).then(
        (reply) => reply.ok,
        () => false,
      ),
    "the process",
  );

async function kill(child: ChildProcess) {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}
