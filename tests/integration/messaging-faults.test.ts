import { eq, sql } from "drizzle-orm";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages } from "@/db/schema";
import { systemRead } from "@/db/system";
import { statusUpdate, textMessage } from "@/emulators/whatsapp/payloads";
import { deliverNext, sendMessage } from "@/lib/messaging";
import {
  control,
  createWhatsAppTeam,
  messagesOf,
  onlyConversation,
  person,
  receive,
  sentBy,
  useEmulators,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";

let emulators: Awaited<ReturnType<typeof useEmulators>>;
let team: WhatsAppTeam;
let conversationId: string;
/** In front of the emulator: can refuse connections, which no answer of an emulator can stand for. */
let isReachable = true;

beforeAll(async () => {
  emulators = await useEmulators();
  const proxy = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request);
    const { method = "GET", headers, url = "" } = request;
    const answer = await fetch(`${emulators.url}${url}`, {
      method,
      headers: { authorization: headers.authorization ?? "", "content-type": "application/json" },
      body: Buffer.concat(chunks),
    }).catch(() => null);
    if (!answer) return void request.socket.destroy();
    response.writeHead(answer.status, {
      "content-type": "application/json",
      ...(answer.headers.has("retry-after") && { "retry-after": answer.headers.get("retry-after") ?? "" }),
    });
    response.end(await answer.text());
  });
  const open = (port = 0) => new Promise<void>((resolve) => proxy.listen(port, "127.0.0.1", resolve));
  await open();
  const { port } = proxy.address() as AddressInfo;
  process.env.WHATSAPP_GRAPH_URL = `http://127.0.0.1:${port}/graph`;
  reach = async (reachable) => {
    if (reachable === isReachable) return;
    isReachable = reachable;
    if (reachable) return open(port);
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  };
  return async () => {
    await reach(false);
    await emulators.stop();
  };
});
let reach: (reachable: boolean) => Promise<void>;

beforeEach(async () => {
  await reach(true);
  await control(emulators, "DELETE", "whatsapp/faults");
  team = await createWhatsAppTeam(emulators);
  await fetch(`${emulators.url}/phone/api/send`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      from: "5511987654321",
      to_phone_number_id: team.business.phoneNumberId,
      text: "Oi",
    }),
  });
  await receive(team, textMessage({ ...person(team, "5511987654321"), text: "Oi" }));
  conversationId = (await onlyConversation(team)).id;
});

const send = (content = "Olá") => sendMessage.execute(team.ctx, { conversation_id: conversationId, content });
const attempt = () => deliverNext.execute(team.job, { conversation_id: conversationId });
const fail = (fault: object) =>
  control(emulators, "POST", "whatsapp/faults", { path: "/messages", ...fault });
const graphError = (status: number, code: number, headers = {}) => ({
  kind: "status",
  status,
  headers,
  body: { error: { code, message: `(#${code})` } },
});
const outgoing = async () => (await messagesOf(team)).filter(({ direction }) => direction === "outbound");
/** Lets the time pass that a message was put off for. */
const passTime = () =>
  systemRead()
    .update(messages)
    .set({
      metadata: sql`${messages.metadata} - 'retry_at'`,
      updated_at: new Date(Date.now() - 60_000).toISOString(),
    })
    .where(eq(messages.organization_id, team.orgId));
const report = (id: string, status: "sent" | "delivered") =>
  statusUpdate({ ...team.business, id: `wamid.of.${id}`, status, opaque: id });

describe("certainly not sent: waits and is sent once", () => {
  it.each([
    ["a rate limit answered as 400", graphError(400, 131_056), 2],
    ["one answered as 429 with a time", graphError(429, 130_429, { "retry-after": "7" }), 7],
    [
      "a 429 of a proxy",
      { kind: "status", status: 429, body: "slow down", headers: { "retry-after": "9" } },
      9,
    ],
    ["Meta's own trouble", graphError(500, 131_016), 2],
  ])("%s", async (_, fault, seconds) => {
    await fail(fault);
    const { id } = await send();
    expect(await attempt()).toEqual({ outcome: "wait", retry_after_seconds: seconds });
    expect(await outgoing()).toMatchObject([{ id, status: "pending", attempts: 1, failure: null }]);
    await passTime();
    expect(await attempt()).toEqual({ outcome: "sent" });
    expect(await attempt()).toEqual({ outcome: "idle" });
    expect(await sentBy(emulators, team)).toHaveLength(1);
  });

  it("is not asked for again before its time, however many jobs come, and those behind it wait", async () => {
    await fail({ ...graphError(400, 131_056), times: 50 });
    for (const content of ["um", "dois", "três"]) await send(content);
    const outcomes = [];
    for (let count = 0; count < 20; count += 1) outcomes.push(await attempt());
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["wait"]));
    expect((await outgoing()).map(({ status, attempts }) => [status, attempts])).toEqual([
      ["pending", 1],
      ["pending", 0],
      ["pending", 0],
    ]);
    await control(emulators, "DELETE", "whatsapp/faults");
    await passTime();
    for (let count = 0; count < 3; count += 1) await attempt();
    expect((await sentBy(emulators, team)).map(({ body }) => body.text?.body)).toEqual([
      "um",
      "dois",
      "três",
    ]);
  });

  it("a refused connection, and gives up after its attempts", async () => {
    await reach(false);
    const { id } = await send();
    for (let count = 1; count < 8; count += 1) {
      expect(await attempt()).toEqual({ outcome: "wait", retry_after_seconds: 2 ** Math.min(count, 6) });
      await passTime();
    }
    expect(await attempt()).toEqual({ outcome: "failed" });
    expect(await outgoing()).toMatchObject([{ id, status: "failed", attempts: 8 }]);
    await reach(true);
    expect(await attempt()).toEqual({ outcome: "idle" });
    expect(await sentBy(emulators, team)).toHaveLength(0);
  });
});

describe("refused: failed with the provider's code, and the next one goes out", () => {
  it.each([
    ["the window that closed", graphError(400, 131_047), "131047"],
    ["a dead token", graphError(401, 190), "190"],
    ["an unreadable 404", { kind: "status", status: 404, body: "no" }, "http_404"],
  ])("%s", async (_, fault, code) => {
    await fail(fault);
    await send("recusada");
    await send("aceita");
    expect(await attempt()).toEqual({ outcome: "failed" });
    expect(await attempt()).toEqual({ outcome: "sent" });
    expect(await outgoing()).toMatchObject([
      { status: "failed", failure: { code } },
      { status: "sending", failure: null },
    ]);
  });
});

describe("maybe sent: unknown, never sent again, settled by the provider's report", () => {
  it.each([
    ["the answer is lost", { kind: "lost_response" }, 1],
    ["the connection breaks before the work", { kind: "drop" }, 0],
    ["the answer is garbage", { kind: "garbage" }, 0],
    ["a proxy answers 502", { kind: "status", status: 502, body: "bad gateway" }, 0],
  ])("%s", async (_, fault, accepted) => {
    await fail(fault);
    const { id } = await send();
    expect(await attempt()).toEqual({ outcome: "unknown" });
    await passTime();
    expect(await attempt()).toEqual({ outcome: "idle" });
    expect(await outgoing()).toMatchObject([{ status: "unknown", attempts: 1 }]);
    expect(await sentBy(emulators, team)).toHaveLength(accepted);
    await receive(team, report(id, "delivered"));
    expect(await outgoing()).toMatchObject([{ status: "delivered", provider_message_id: `wamid.of.${id}` }]);
  });

  it("a report that comes before the answer is recorded wins over a lost answer", async () => {
    const { id } = await send();
    await fail({ kind: "delay", ms: 400 });
    await fail({ kind: "lost_response" });
    const first = attempt();
    await expect.poll(async () => (await outgoing())[0]?.status).toBe("sending");
    await receive(team, report(id, "sent"));
    await first;
    expect(await outgoing()).toMatchObject([{ status: "sent", provider_message_id: `wamid.of.${id}` }]);
  });
});

describe("an app that died between the call and its record", () => {
  it("leaves its conversation waiting for the lease, then sends the next message and not that one again", async () => {
    const cut = await send("cortada");
    await systemRead()
      .update(messages)
      .set({ status: "sending", attempts: 1 })
      .where(eq(messages.id, cut.id));
    await send("seguinte");
    expect(await attempt()).toEqual({ outcome: "wait", retry_after_seconds: 3 });
    await passTime();
    expect(await attempt()).toEqual({ outcome: "sent" });
    expect((await sentBy(emulators, team)).map(({ body }) => body.text?.body)).toEqual(["seguinte"]);
  });
});
