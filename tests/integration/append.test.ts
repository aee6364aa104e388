import { beforeAll, expect, test } from "vitest";
import { withOrg } from "@/db/org";
import { lead_activities } from "@/db/schema";
import { newId } from "@/lib/ids";
import { createFixture, type Fixture } from "../support/fixture";

let a: Fixture;
beforeAll(async () => {
  a = await createFixture();
});

const activity = (lead_id: string) => ({ lead_id, activity_type: "note", title: "Oi" });
const count = () =>
  withOrg(
    a.orgId,
    async (db) => (await db.tx.select().from(lead_activities).where(db.in(lead_activities))).length,
  );

test("what is appended is there for later statements and after the commit", async () => {
  const before = await count();
  const seen = await withOrg(a.orgId, async (db) => {
    void db.append(lead_activities, activity(a.lead.id));
    return db.tx.select().from(lead_activities).where(db.in(lead_activities));
  });
  expect(seen).toHaveLength(before + 1);
  expect(await count()).toBe(before + 1);
});

test("an append that fails takes the transaction with it, though nobody waited for it", async () => {
  const before = await count();
  const attempt = withOrg(a.orgId, async (db) => {
    await db.append(lead_activities, activity(a.lead.id));
    await db.append(lead_activities, activity(newId()));
    return "done";
  });
  await expect(attempt).rejects.toMatchObject({ cause: { code: "23503" } });
  expect(await count()).toBe(before);
});

test("the failure is the append's own, not that of the statements after it", async () => {
  const attempt = withOrg(a.orgId, async (db) => {
    await db.append(lead_activities, activity(newId()));
    await db.tx.select().from(lead_activities).where(db.in(lead_activities));
  });
  await expect(attempt).rejects.toMatchObject({ cause: { code: "23503" } });
});

test("what the work itself fails with is what is thrown, and nothing stays", async () => {
  const before = await count();
  const attempt = withOrg(a.orgId, async (db) => {
    await db.append(lead_activities, activity(a.lead.id));
    throw new Error("no");
  });
  await expect(attempt).rejects.toThrow("no");
  expect(await count()).toBe(before);
});
