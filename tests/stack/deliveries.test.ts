import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textMessage } from "@/emulators/whatsapp/payloads";
import { untilQuiet } from "./support/accounts";
import {
  acceptedOf,
  connectedOrganization,
  postWebhook,
  writeFromPhone,
  type Organization,
} from "./support/organization";
import { startTestStack, until, type TestStack } from "./support/stack";

let stack: TestStack;
let organization: Organization;
let other: Organization;
beforeAll(async () => {
  stack = await startTestStack();
  [organization, other] = [
    await connectedOrganization(stack),
    await connectedOrganization(stack, "Outra Agência"),
  ];
});
afterAll(() => stack?.stop());

const text = (of = organization, extra = {}) =>
  textMessage({ ...of.number, from: "5511987650000", profileName: "Maria", text: "Oi", ...extra });
const rows = async () => {
  const [counts] = await stack.sql`
    select (select count(*)::int from inbound_events) as inbound, (select count(*)::int from messages) as messages,
           (select count(*)::int from leads) as leads, (select count(*)::int from outbox) as events`;
  return counts;
};
const refusals = async () =>
  (await organization.api("GET", "/integrations/whatsapp")).body.refused_deliveries as Record<string, number>;

describe("a delivery that is refused stores nothing and is counted", () => {
  it.each<[string, number, string, () => Promise<number>]>([
    ["a bad signature", 401, "unauthenticated", () => postWebhook(organization, text(), "another secret")],
    [
      "no signature",
      401,
      "unauthenticated",
      async () => (await fetch(organization.webhookUrl, { method: "POST", body: "{}" })).status,
    ],
    ["another organization's account", 403, "forbidden", () => postWebhook(organization, text(other))],
    [
      "malformed JSON, rightly signed",
      422,
      "invalid",
      () => postWebhook(organization, Buffer.from('{"entry": [}')),
    ],
    [
      "5 MB, rightly signed",
      413,
      "payload_too_large",
      () => postWebhook(organization, Buffer.alloc(5_000_000, " ")),
    ],
  ])("%s: %i", async (_, status, reason, post) => {
    const before = await rows();
    const counted = (await refusals())[reason] ?? 0;
    expect(await post()).toBe(status);
    await until("it is counted", async () => ((await refusals())[reason] ?? 0) === counted + 1);
    expect(await rows()).toEqual(before);
  });

  it("and so is one for an organization that does not exist, or is no id", async () => {
    const before = await rows();
    for (const id of ["0197b0a0-0000-7000-8000-000000000000", "me"]) {
      const webhookUrl = `${stack.urls.app}/api/webhooks/whatsapp/${id}`;
      expect(await postWebhook({ webhookUrl }, text())).toBe(401);
    }
    expect(await rows()).toEqual(before);
  });
});

describe("50 copies of one delivery at once", () => {
  it("are one message, one lead and one reply of the agent", async () => {
    const from = "5511987651111";
    // Opens the reply window at the emulator; the copies below carry the same id.
    const id = await writeFromPhone(stack, organization, from, "Oi");
    const body = text(organization, { from, id });
    const answers = await Promise.all(Array.from({ length: 50 }, () => postWebhook(organization, body)));
    expect(new Set(answers)).toEqual(new Set([200]));
    await until("the agent has replied", async () => (await acceptedOf(organization)).length > 0);
    await untilQuiet(stack, organization);
    const [counts] = await stack.sql`
      select (select count(*)::int from messages where direction = 'inbound' and organization_id = ${organization.orgId}) as messages,
             (select count(*)::int from leads where organization_id = ${organization.orgId}) as leads,
             (select count(*)::int from messages where direction = 'outbound' and organization_id = ${organization.orgId}) as replies`;
    expect(counts).toEqual({ messages: 1, leads: 1, replies: 1 });
    expect(await acceptedOf(organization)).toHaveLength(1);
  });
});
