import { beforeEach, expect, test } from "vitest";
import {
  assignLead,
  createActivity,
  deleteActivity,
  listActivities,
  restoreActivity,
  updateActivity,
} from "@/lib/leads";
import { listNotifications } from "@/lib/notifications";
import { memberCtx } from "../support/context";
import { createFixture, quiet, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const write = (description: string, mentions: string[] = [], role: "admin" | "sales" = "admin") =>
  createActivity.execute(a.ctx(role), { lead_id: a.lead.id, description, mentions });
const ids = async (input: object = {}) =>
  (await listActivities.execute(a.ctx(), { lead_id: a.lead.id, ...input })).data.map(({ id }) => id);
const at = (activity_id: string) => ({ lead_id: a.lead.id, activity_id });
const toldTo = async (person: { id: string }) =>
  (await listNotifications.execute(quiet(memberCtx(a.orgId, person, "sales")), {})).data.filter(
    ({ kind, lead_id }) => kind === "mention" && lead_id === a.lead.id,
  );

test("whoever is mentioned is told once per note and once per person, the writer never", async () => {
  const { id: colleague } = a.colleague;
  const note = await write("@Bia, olha isto", [colleague, colleague, a.people.admin.id]);
  expect(note).toMatchObject({
    user_name: expect.any(String) as string,
    metadata: { mentions: [colleague, a.people.admin.id] },
  });
  expect(await toldTo(a.colleague)).toMatchObject([
    { count: 1, actor_id: a.people.admin.id, lead_name: a.lead.full_name },
  ]);
  expect(await toldTo(a.people.admin)).toEqual([]);
  await updateActivity.execute(a.ctx(), {
    ...at(note.id),
    description: "@Bia e @Caio",
    mentions: [colleague, a.people.sales.id],
  });
  expect(await toldTo(a.colleague)).toMatchObject([{ count: 1 }]);
  expect(await toldTo(a.people.sales)).toMatchObject([{ count: 1 }]);
  await write("@Bia de novo", [colleague]);
  expect(await toldTo(a.colleague)).toMatchObject([{ count: 2 }]);
});

test("nobody is sent to a lead they may not see", async () => {
  await assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.people.sales.id });
  expect(await outcomeOf(write("@Bia", [a.people.sales.id, a.colleague.id]))).toMatchObject({
    fields: { "mentions.1": "not_found" },
  });
  expect(await toldTo(a.people.sales)).toEqual([]);
});

test("words are changed by who wrote them, taken away by them or a manager, and come back", async () => {
  const note = await write("Quer desconto", [], "sales");
  const change = (role: "sales" | "manager") =>
    outcomeOf(updateActivity.execute(a.ctx(role), { ...at(note.id), description: "Quer prazo" }));
  expect(await change("manager")).toMatchObject({ code: "forbidden" });
  expect(await change("sales")).toMatchObject({ ok: true });
  const [first] = (await listActivities.execute(a.ctx(), { lead_id: a.lead.id, kind: "note" })).data;
  expect(first).toMatchObject({ description: "Quer prazo", edited_at: expect.any(String) as string });
  const others = await write("De outra pessoa");
  expect(await outcomeOf(deleteActivity.execute(a.ctx("sales"), at(others.id)))).toMatchObject({
    code: "forbidden",
  });
  await deleteActivity.execute(a.ctx("manager"), at(note.id));
  expect(await ids()).not.toContain(note.id);
  expect(await outcomeOf(deleteActivity.execute(a.ctx("manager"), at(note.id)))).toMatchObject({
    code: "not_found",
  });
  await restoreActivity.execute(a.ctx("manager"), at(note.id));
  expect(await ids()).toContain(note.id);
  for (const action of ["activity.update", "activity.delete", "activity.restore"])
    expect(await auditOf(a.orgId, action)).toHaveLength(1);
});

test("what the product wrote stays as it is", async () => {
  await assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.people.sales.id });
  const [assigned] = await ids({ kind: "change" });
  if (!assigned) throw new Error("no entry");
  expect(await outcomeOf(deleteActivity.execute(a.ctx(), at(assigned)))).toMatchObject({ code: "not_found" });
});

test("a timeline is narrowed to a kind and to what is pinned", async () => {
  const note = await write("Nota");
  const call = await createActivity.execute(a.ctx(), { lead_id: a.lead.id, activity_type: "call" });
  expect(await ids({ kind: "contact" })).toEqual([call.id]);
  expect(await ids({ kind: "note" })).toEqual([note.id, a.note.id]);
  expect(await ids({ kind: "task" })).toEqual([]);
  await updateActivity.execute(a.ctx("sales"), { ...at(note.id), is_pinned: true });
  expect(await ids({ pinned: true })).toEqual([note.id]);
  expect(await ids({ pinned: false })).not.toContain(note.id);
  await updateActivity.execute(a.ctx(), { ...at(note.id), is_pinned: false });
  expect(await ids({ pinned: true })).toEqual([]);
});

test("pages neither lose nor repeat an entry while new ones arrive", async () => {
  for (let index = 0; index < 7; index += 1) await write(`Nota ${index}`);
  const before = await ids({ limit: 100 });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listActivities.execute(a.ctx(), { lead_id: a.lead.id, limit: 2, cursor });
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.next_cursor ?? undefined;
    await write("Nota que chegou agora");
  } while (cursor);
  expect(seen).toEqual(before);
});
