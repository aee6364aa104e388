import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { startEmulators } from "./server";

const mainPath = fileURLToPath(new URL("./main.ts", import.meta.url));
const env = { ...process.env, EMULATORS_PORT: "0" };

/** Starts `main.ts` from a shell and resolves once it is ready. */
async function startMain(command: string) {
  const child = spawn("sh", ["-c", command, "sh", process.execPath, mainPath], { env });
  let output = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  await vi.waitFor(() => expect(output).toContain("ready"), 10_000);
  return { child, url: /http:\S+/.exec(output)?.[0] ?? "" };
}

const isAlive = (url: string) =>
  fetch(`${url}/health`).then(
    () => true,
    () => false,
  );

test("all emulators share one server and its index page links the pages for people", async () => {
  const emulators = await startEmulators({ port: 0 });
  const health = await (await fetch(`${emulators.url}/health`)).json();
  expect(health).toEqual({
    ok: true,
    emulators: ["whatsapp", "pusher", "upstash", "sendgrid", "openai", "s3"],
  });
  const page = await (await fetch(`${emulators.url}/?lang=en`)).text();
  for (const link of page.matchAll(/href="(\/[a-z]+\?lang=en)"/g)) {
    expect((await fetch(`${emulators.url}${link[1]}`)).status).toBe(200);
  }
  expect(page).toContain("/mailbox?lang=en");
  await emulators.stop();
  expect(await isAlive(emulators.url)).toBe(false);
});

test("an upgrade nobody answers is refused, and a bad control body explains itself", async () => {
  const emulators = await startEmulators({ port: 0 });
  const socket = new WebSocket(`${emulators.url.replace("http", "ws")}/nothing`);
  await new Promise((resolve) => socket.on("error", resolve));
  const refused = await fetch(`${emulators.url}/control/pusher/faults`, { method: "POST", body: "{}" });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({ error: expect.stringContaining("kind") });
  await emulators.stop();
});

test("SIGTERM stops it cleanly", async () => {
  const { child, url } = await startMain('exec "$1" --import tsx "$2"');
  const ended = new Promise((resolve) => child.on("exit", resolve));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(await isAlive(url)).toBe(false);
}, 20_000);

test("it ends with its parent", async () => {
  const { child, url } = await startMain('"$1" --import tsx "$2" & wait');
  child.kill("SIGKILL");
  await vi.waitFor(async () => expect(await isAlive(url)).toBe(false), 5_000);
}, 20_000);
