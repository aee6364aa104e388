import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { textMessage } from "@/emulators/whatsapp/payloads";
import { expectBalancedBooks, untilQuiet } from "./support/accounts";
import {
  connectedOrganization,
  postWebhook,
  request,
  writeFromPhone,
  type Organization,
} from "./support/organization";
import { startTestStack, until, type TestStack } from "./support/stack";

let stack: TestStack;
let organization: Organization;
let written: Map<string, string>;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  organization = await connectedOrganization(stack);
  await organization.control("PUT", "whatsapp/settings", { retry_delays_ms: [150, 300, 600, 1_000] });
  written = new Map();
});
afterEach(async () => {
  const health = async () => (await request(`${stack.urls.app}/health`, "GET")).body.status === "healthy";
  await until("the app is healthy again", health, 15_000);
});

const phoneOf = (index: number) => `55119${String(82_000_000 + (index % 15))}`;
let wamids = 0;

/** Meta's delivery as long as it takes, as Meta does. @returns how often it was refused. */
async function deliver(index: number): Promise<number> {
  const from = phoneOf(index);
  const id = `wamid.outage.${(wamids += 1)}`;
  written.set(id, from);
  const body = textMessage({ ...organization.number, from, profileName: "Maria", id, text: "oi" });
  // The reply window is open on the emulator's side too.
  await organization.control("POST", "whatsapp/chats", {
    phone_number_id: organization.number.phoneNumberId,
    wa_id: from,
    messages: [{ id: `${id}.phone`, direction: "from_person", text: "oi", at_ms: Date.now() }],
  });
  let refused = 0;
  await until("the delivery is taken", async () => {
    const status = await postWebhook(organization, body).catch(() => 0);
    if (status !== 200) refused += 1;
    return status === 200;
  });
  return refused;
}

/** Five at a time. */
async function load(count: number): Promise<number> {
  let refused = 0;
  for (let start = 0; start < count; start += 5) {
    const some = Array.from({ length: Math.min(5, count - start) }, (_, index) => deliver(start + index));
    for (const times of await Promise.all(some)) refused += times;
  }
  return refused;
}

const settled = async () => {
  await untilQuiet(stack, organization);
  return expectBalancedBooks(stack, organization, written);
};

describe("what inbound does not need may be down: still 200, processed once later", () => {
  const outages: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    [
      "Pusher",
      () => organization.control("POST", "pusher/down", { down: true }),
      () => organization.control("POST", "pusher/down", { down: false }),
    ],
    [
      "Redis",
      () => organization.control("POST", "upstash/faults", { kind: "drop", times: 100_000 }),
      () => organization.control("DELETE", "upstash/faults"),
    ],
    [
      "Inngest's event API",
      () => request(`${stack.urls.inngest}/control/inngest/faults`, "POST", { kind: "drop", times: 100_000 }),
      () => request(`${stack.urls.inngest}/control/inngest/faults`, "DELETE"),
    ],
    [
      "Inngest's executor, which takes events and does nothing",
      () => request(`${stack.urls.inngest}/control/inngest/pause`, "POST"),
      () => request(`${stack.urls.inngest}/control/inngest/resume`, "POST"),
    ],
  ];

  it.each(outages)("%s", async (_, down, up) => {
    await load(1);
    await down();
    const refused = await load(40);
    await up();
    expect(refused).toBe(0);
    const { unknown } = await settled();
    expect(unknown).toBe(0);
  });

  it("all of them at once", async () => {
    for (const [, down] of outages) await down();
    const downAt = new Date().toISOString();
    const refused = await load(40);
    // Messages come in without any of them, and the built-in agent answers.
    await until("an answer", async () => {
      const [replies] = await stack.sql`select count(*)::int as count from messages
        where organization_id = ${organization.orgId} and author_type = 'agent' and occurred_at > ${downAt}`;
      return replies?.count > 0;
    });
    for (const [, , up] of outages) await up();
    expect(refused).toBe(0);
    await settled();
  });
});

describe("what it does need comes back", () => {
  it("the executor is killed three times under load", async () => {
    const working = load(90);
    for (let count = 0; count < 3; count += 1) {
      await until("some more was written", async () => written.size >= 20 * (count + 1));
      await stack.restartExecutor("SIGKILL");
    }
    expect(await working).toBe(0);
    await settled();
  });

  it("PostgreSQL is restarted three times under load", async () => {
    const working = (async () => {
      for (let index = 0; index < 90; index += 1) {
        const from = phoneOf(index);
        written.set(await writeFromPhone(stack, organization, from, "oi"), from);
        await until("the first ones are taken", async () => written.size < 10 || (await processed()) > 0);
      }
    })();
    for (let count = 0; count < 3; count += 1) {
      const before = await until("it is being written to", processed);
      await stack.restartPostgres();
      await until("writing goes on", async () => (await processed()) > before || written.size === 90);
    }
    await working;
    await settled();
  });
});

const processed = async () => {
  const [row] = await stack.sql`
    select count(*)::int as count from inbound_events where organization_id = ${organization.orgId} and status = 'processed'`;
  return Number(row?.count ?? 0);
};
