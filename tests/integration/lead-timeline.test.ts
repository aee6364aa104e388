import { beforeEach, expect, test } from "vitest";
import { messages } from "@/db/schema";
import { withSystem } from "@/db/system";
import { newId } from "@/lib/ids";
import { createActivity } from "@/lib/leads";
import { listTimeline } from "@/lib/messaging";
import { createFixture, type Fixture } from "../support/fixture";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const list = (input: Partial<Parameters<typeof listTimeline.execute>[1]> = {}, ctx = a.ctx()) =>
  listTimeline.execute(ctx, { lead_id: a.lead.id, limit: 100, ...input });
const note = (description: string) => createActivity.execute(a.ctx(), { lead_id: a.lead.id, description });
const say = async (content: string, occurred_at = new Date().toISOString()) => {
  const { id: _id, provider_message_id: _provider, ...same } = a.message;
  const id = newId();
  await withSystem("test", (db) =>
    db.insert(messages).values({ ...same, id, content, occurred_at, provider_message_id: `wamid.${id}` }),
  );
  return id;
};

test("what was done and what was said stand in one order", async () => {
  const before = (await list({ kind: "message" })).data.length;
  const first = await note("Primeiro");
  const said = await say("Oi");
  const last = await note("Depois");
  const { data } = await list();
  expect(data.slice(0, 3).map(({ id }) => id)).toEqual([last.id, said, first.id]);
  expect(data.map(({ at }) => at)).toEqual(
    data
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
  const heard = (await list({ kind: "message" })).data;
  expect(heard.map(({ type }) => type)).toEqual(Array.from({ length: before + 1 }, () => "message"));
  expect(heard[0]?.id).toBe(said);
  expect((await list({ kind: "note" })).data.map(({ id }) => id).slice(0, 2)).toEqual([last.id, first.id]);
});

test("pages of any size lose nothing and repeat nothing while both kinds of items arrive", async () => {
  const same = new Date(Date.now() - 60_000).toISOString();
  for (let index = 0; index < 4; index += 1) {
    await note(`Nota ${index}`);
    await say(`Mensagem ${index}`);
    await say(`No mesmo instante ${index}`, same);
  }
  const before = (await list()).data.map(({ id }) => id);
  for (const limit of [1, 2, 3, 7]) {
    const seen: string[] = [];
    let cursor: string | undefined;
    let arrived = 0;
    do {
      const page = await list({ limit, cursor });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
      await (arrived % 2 === 0 ? note("Nova nota") : say("Nova mensagem"));
      arrived += 1;
    } while (cursor);
    expect(new Set(seen).size, `pages of ${limit}`).toBe(seen.length);
    expect(
      seen.filter((id) => before.includes(id)),
      `pages of ${limit}`,
    ).toEqual(before);
  }
});

test("who may not read conversations sees what was done only", async () => {
  await say("Segredo");
  const ctx = a.ctx();
  const permissions = new Set([...ctx.grants.permissions].filter((name) => name !== "conversations.read"));
  const { data } = await list({}, { ...ctx, grants: { ...ctx.grants, permissions } });
  expect(data.map(({ type }) => type)).not.toContain("message");
  expect(data.length).toBeGreaterThan(0);
});
