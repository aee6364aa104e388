import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectBalancedBooks, untilQuiet } from "./support/accounts";
import { connectedOrganization, writeFromPhone, type Organization } from "./support/organization";
import { startTestStack, until, type TestStack } from "./support/stack";

let stack: TestStack;
let organization: Organization;
beforeAll(async () => {
  stack = await startTestStack();
  organization = await connectedOrganization(stack);
  await organization.control("PUT", "whatsapp/settings", { retry_delays_ms: [150, 300, 600, 1_000] });
});
afterAll(() => stack?.stop());

const people = Array.from({ length: 20 }, (_, index) => `55119${String(81_000_000 + index)}`);
// Greetings give the qualifier no answers, so it keeps asking and no thread is handed over.
const greetings = ["oi", "olá", "bom dia", "boa tarde"];
const kills = 20;
const messages = 200;

describe("kill -9 of the app at the two worst moments", () => {
  beforeEach(async () => {
    organization = await connectedOrganization(stack);
  });
  const person = people[0] ?? "";

  it("between the webhook's 200 and its processing: it is processed once, after the restart", async () => {
    // Processing starts with the answer; it gets as far as this table and no further.
    const hold = await stack.sql.reserve();
    await hold`begin`;
    await hold`lock table contact_identities in access exclusive mode`;
    const written = new Map([[await writeFromPhone(stack, organization, person, "oi"), person]]);
    await until(
      "it is acknowledged",
      async () => (await stateOf("inbound_events"))[0]?.status === "received",
    );
    const restart = stack.restartApp("SIGKILL");
    await restart.finally(() => hold`rollback`);
    hold.release();
    await untilQuiet(stack, organization);
    expect(await expectBalancedBooks(stack, organization, written)).toEqual({ replies: 1, unknown: 0 });
  });

  it("between the provider's work and its record: it is not sent again, and the provider's report settles it", async () => {
    await organization.control("POST", "whatsapp/faults", {
      kind: "delay",
      ms: 1_500,
      path: `/${organization.number.phoneNumberId}/messages`,
    });
    const written = new Map([[await writeFromPhone(stack, organization, person, "oi"), person]]);
    // Claimed and committed before the call; the emulator does the work although its caller is gone by then.
    await until("the reply is being sent", async () =>
      (await stateOf("messages")).some(({ status }) => status === "sending"),
    );
    await until(
      "the call is there",
      async () => (await organization.control("GET", "whatsapp/faults")).body.data.length === 0,
    );
    await stack.restartApp("SIGKILL");
    await untilQuiet(stack, organization);
    expect(await expectBalancedBooks(stack, organization, written)).toEqual({ replies: 1, unknown: 0 });
  });

  const stateOf = (table: "inbound_events" | "messages") =>
    stack.sql<
      { status: string }[]
    >`select status from ${stack.sql(table)} where organization_id = ${organization.orgId}`;
});

describe(`kill -9 of the app, ${kills} times at random moments under load`, () => {
  it(
    "loses nothing, doubles nothing, and leaves nothing without an explanation",
    { timeout: 300_000 },
    async () => {
      organization = await connectedOrganization(stack);
      const written = new Map<string, string>();
      for (let count = 0; count < kills; count += 1) {
        const writing = writeSome(written, messages / kills);
        await pause(Math.random() * 700);
        await stack.restartApp("SIGKILL");
        await writing;
      }
      await untilQuiet(stack, organization, 120_000);
      const { replies, unknown } = await expectBalancedBooks(stack, organization, written);
      expect(replies).toBeGreaterThanOrEqual(people.length);
      // Each kill cuts off at most what was being sent at that moment.
      expect(unknown).toBeLessThan(kills * 2);
    },
  );
});

/** As many people at once, while the app is there, is not, or is coming back. */
async function writeSome(written: Map<string, string>, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const from = people[Math.floor(Math.random() * people.length)] ?? "";
    written.set(
      await writeFromPhone(stack, organization, from, greetings[index % greetings.length] ?? ""),
      from,
    );
    await pause(Math.random() * 100);
  }
}

/** Not a wait for anything: the moment of a kill is meant to be random. */
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
