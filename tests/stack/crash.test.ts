import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectBalancedBooks, untilQuiet } from "./support/accounts";
import { connectedOrganization, writeFromPhone, type Organization } from "./support/organization";
import { startTestStack, type TestStack } from "./support/stack";

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

describe(`kill -9 of the app, ${kills} times at random moments under load`, () => {
  it("loses nothing, doubles nothing, and leaves nothing without an explanation", async () => {
    const written = new Map<string, string>();
    let isOver = false;
    const load = (async () => {
      // Spread over the kills, however long they take: the last messages wait for the last kill.
      for (let index = 0; index < messages; index += 1) {
        const from = people[Math.floor(Math.random() * people.length)] ?? "";
        written.set(await writeFromPhone(stack, organization, from, greetings[index % greetings.length] ?? ""), from);
        if (!isOver) await pause(Math.random() * 250);
      }
    })();
    for (let count = 0; count < kills; count += 1) {
      await pause(Math.random() * 900);
      await stack.restartApp("SIGKILL");
    }
    isOver = true;
    await load;
    await untilQuiet(stack, organization);
    const { replies, unknown } = await expectBalancedBooks(stack, organization, written);
    expect(replies).toBeGreaterThan(people.length);
    // Each kill cuts off at most what was being sent at that moment.
    expect(unknown).toBeLessThan(kills * 2);
  });
});

/** Not a wait for anything: the moment of a kill is meant to be random. */
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
