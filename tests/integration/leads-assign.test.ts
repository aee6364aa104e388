import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { conversations, leads } from "@/db/schema";
import { systemRead } from "@/db/system";
import { assignLead } from "@/lib/leads";
import { takeOver } from "@/lib/messaging";
import { removeMember } from "@/lib/organizations";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { activitiesOf, auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const leadRow = async (id: string) => (await systemRead().select().from(leads).where(eq(leads.id, id)))[0];
const lastAudit = async (action: string) => (await auditOf(a.orgId, action)).at(-1);

describe("assign", () => {
  const thread = async () =>
    (await systemRead().select().from(conversations).where(eq(conversations.id, a.conversation.id)))[0];

  test("gives lead and conversation to a member and back, and tells both who may see them", async () => {
    const { result, published } = await publicationsOf(
      (ctx) => assignLead.execute(ctx, { lead_id: a.lead.id, assigned_to: a.colleague.id }),
      a.ctx(),
    );
    expect(result).toMatchObject({ assigned_to: a.colleague.id, version: 2 });
    expect(await thread()).toMatchObject({ assigned_to: a.colleague.id, version: 2 });
    expect((await activitiesOf(a.lead.id))[0]).toMatchObject({
      activity_type: "assigned",
      title: a.colleague.full_name,
    });
    expect(await lastAudit("lead.assign")).toMatchObject({
      changes: { before: { assigned_to: null }, after: { assigned_to: a.colleague.id } },
    });
    const audience = { assigned_to: a.colleague.id, previously: null };
    expect(published).toMatchObject([
      { event: "lead.changed", audience },
      { event: "conversation.changed", audience },
      { event: "notification.changed", audience: { only: a.colleague.id } },
    ]);
    await assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: null });
    expect(await thread()).toMatchObject({ assigned_to: null });
  });

  test("to somebody who was removed is refused", async () => {
    await removeMember.execute(a.ctx(), { user_id: a.colleague.id, hand_over_to: "pool" });
    expect(
      await outcomeOf(assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.colleague.id })),
    ).toMatchObject({ fields: { assigned_to: "not_found" } });
  });

  test("while the same thread is taken over, nobody waits for the other", async () => {
    for (let round = 0; round < 8; round += 1) {
      const owner = round % 2 ? a.colleague.id : a.people.sales.id;
      await Promise.all([
        assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: null }),
        takeOver.execute(a.ctx(), { conversation_id: a.conversation.id }),
        assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: owner }),
      ]);
    }
    expect((await leadRow(a.lead.id))?.assigned_to).toBe((await thread())?.assigned_to);
  });

  test("while the person is removed: either refused or freed, never left with them", async () => {
    await Promise.all([
      outcomeOf(assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.colleague.id })),
      removeMember.execute(a.ctx(), { user_id: a.colleague.id, hand_over_to: "pool" }),
      ...a.neighbours.map(({ id }) =>
        outcomeOf(assignLead.execute(a.ctx(), { lead_id: id, assigned_to: a.colleague.id })),
      ),
    ]);
    expect(await systemRead().$count(leads, eq(leads.assigned_to, a.colleague.id))).toBe(0);
  });
});
