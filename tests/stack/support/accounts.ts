import { expect } from "vitest";
import { request, acceptedOf, type Organization } from "./organization";
import { until, type TestStack } from "./stack";

/** Counts of everything that may still be under way. All zero means: nobody has anything left to do. */
async function underWay(stack: TestStack, { orgId, number }: Organization) {
  const [rows] = await stack.sql`
    select (select count(*)::int from inbound_events where organization_id = ${orgId} and status = 'received') as waiting,
           (select count(*)::int from messages where organization_id = ${orgId} and status in ('pending', 'sending')) as unsent,
           (select count(*)::int from outbox where organization_id = ${orgId} and sent_at is null) as events`;
  const { emulators, inngest } = stack.urls;
  const deliveries = await request(
    `${emulators}/control/whatsapp/deliveries?phone_number_id=${number.phoneNumberId}`,
    "GET",
  );
  const { body: jobs } = await request(`${inngest}/control/inngest/stats`, "GET");
  return {
    ...rows,
    deliveries: deliveries.body.pending as number,
    jobs: (jobs.queued + jobs.running + jobs.sleeping) as number,
  };
}

/** Waits until nothing is under way, running the sweepers' cron as often as asked instead of once a minute. */
export async function untilQuiet(
  stack: TestStack,
  organization: Organization,
  timeoutMs = 90_000,
): Promise<void> {
  const sweep = (name: string) =>
    request(`${stack.urls.inngest}/control/inngest/cron`, "POST", { function: name });
  let last: unknown;
  let sweptAt = 0;
  await until(
    "nothing is under way",
    async () => {
      if (Date.now() - sweptAt > 3_000) {
        sweptAt = Date.now();
        await Promise.all([sweep("reconcile-messages"), sweep("sweep-outbox")]);
      }
      last = await underWay(stack, organization);
      return Object.values(last as object).every((count) => count === 0);
    },
    timeoutMs,
  ).catch((error: Error) => {
    throw new Error(`${error.message}: ${JSON.stringify(last)}\n${stack.appLines.slice(-20).join("\n")}`);
  });
}

/**
 * The books at the end: what was written is there once, in one thread and on one card per person; every turn was
 * answered at most once; nothing went out twice; and what is not settled was never accepted by anybody.
 */
export async function expectBalancedBooks(
  stack: TestStack,
  organization: Organization,
  written: Map<string, string>,
) {
  const { sql } = stack;
  const { orgId } = organization;
  const people = new Set(written.values()).size;
  const inbound = await sql`
    select provider_message_id as id, from_number from messages where organization_id = ${orgId} and direction = 'inbound'`;
  expect(inbound.map(({ id }) => id).sort()).toEqual([...written.keys()].sort());
  expect(inbound.every(({ id, from_number }) => `+${written.get(id)}` === from_number)).toBe(true);
  const [counts] = await sql`
    select (select count(*)::int from conversations where organization_id = ${orgId}) as conversations,
           (select count(*)::int from leads where organization_id = ${orgId}) as leads,
           (select count(*)::int from contacts where organization_id = ${orgId}) as contacts,
           (select sum(unread_count)::int from conversations where organization_id = ${orgId}) as unread,
           (select count(*)::int from inbound_events where organization_id = ${orgId} and status = 'failed') as failed`;
  expect(counts).toEqual({
    conversations: people,
    leads: people,
    contacts: people,
    unread: written.size,
    failed: 0,
  });

  const outbound = await sql`
    select id, status, idempotency_key as turn, provider_message_id as wamid from messages
     where organization_id = ${orgId} and direction = 'outbound'`;
  expect(new Set(outbound.map(({ turn }) => turn)).size).toBe(outbound.length);
  const accepted = await acceptedOf(organization);
  const references = accepted.map(({ body }) => body.biz_opaque_callback_data);
  expect(references.length).toBeGreaterThan(0);
  expect(new Set(references).size).toBe(references.length);
  for (const { id, status, wamid } of outbound) {
    const sent = accepted.find(({ body }) => body.biz_opaque_callback_data === id);
    if (sent)
      expect([id, status, wamid]).toEqual([id, expect.stringMatching(/^(sent|delivered|read)$/), sent.wamid]);
    else expect([id, status]).toEqual([id, "unknown"]);
  }
  return { replies: accepted.length, unknown: outbound.length - accepted.length };
}
