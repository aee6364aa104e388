import { beforeEach, describe, expect, test } from "vitest";
import { createLead, deleteLead, getBoard, getBoardColumn, moveLead } from "@/lib/leads";
import { newId } from "@/lib/ids";
import { createFixture, type Fixture } from "../support/fixture";
import { someText } from "../support/matchers";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { activitiesOf, auditOf, cardsOf } from "../support/rows";

let a: Fixture;
let cards: string[];
beforeEach(async () => {
  a = await createFixture();
  for (let n = 0; n < 2; n += 1)
    await createLead.execute(a.ctx(), { full_name: `Card ${n}`, stage_id: a.second.id });
  cards = await order(a.second.id);
  expect(cards).toHaveLength(4);
});
const order = async (stageId: string) => (await cardsOf(stageId)).map(({ id }) => id);
const move = (lead_id: string, new_stage_id: string, place: object = {}) =>
  moveLead.execute(a.ctx(), { lead_id, new_stage_id, ...place });
const at = (index: number) => cards[index] ?? "";

describe("where a card lands", () => {
  test("below another, above another, between two", async () => {
    await move(a.lead.id, a.second.id, { after_id: at(0) });
    expect(await order(a.second.id)).toEqual([at(0), a.lead.id, at(1), at(2), at(3)]);
    await move(a.lead.id, a.second.id, { before_id: at(3) });
    expect(await order(a.second.id)).toEqual([at(0), at(1), at(2), a.lead.id, at(3)]);
    await move(a.lead.id, a.second.id, { after_id: at(0), before_id: at(1) });
    expect(await order(a.second.id)).toEqual([at(0), a.lead.id, at(1), at(2), at(3)]);
  });

  test("at the very top and the very bottom", async () => {
    await move(a.lead.id, a.second.id, { after_id: at(3) });
    expect((await order(a.second.id)).at(-1)).toBe(a.lead.id);
    await move(a.lead.id, a.second.id, { before_id: at(0) });
    expect((await order(a.second.id))[0]).toBe(a.lead.id);
    await move(at(3), a.second.id);
    expect((await order(a.second.id))[0]).toBe(at(3));
  });

  test("a neighbour that is gone, in another column or the card itself does not count", async () => {
    for (const after_id of [newId(), a.lead.id]) {
      await move(at(2), a.second.id, { after_id, before_id: at(1) });
      expect(await order(a.second.id)).toEqual([at(0), at(2), at(1), at(3)]);
      await move(at(2), a.second.id, { after_id: at(1) });
    }
    await move(at(2), a.second.id, { after_id: at(2) });
    expect((await order(a.second.id))[0]).toBe(at(2));
  });

  test("the same gap takes 60 cards without two of them sharing a place", async () => {
    for (let n = 0; n < 60; n += 1) {
      await move(n % 2 ? at(2) : at(3), a.second.id, { after_id: at(0), before_id: at(1) });
    }
    const rows = await cardsOf(a.second.id);
    expect(new Set(rows.map(({ position }) => position)).size).toBe(4);
    expect(rows[0]?.id).toBe(at(0));
    expect(rows[3]?.id).toBe(at(1));
  });

  test("the board shows it so, page by page", async () => {
    await move(a.lead.id, a.second.id, { after_id: at(1) });
    const board = await getBoard.execute(a.ctx(), { limit: 2 });
    const column = board.data[1];
    const rest = await getBoardColumn.execute(a.ctx(), {
      stage_id: a.second.id,
      limit: 100,
      cursor: column?.next_cursor ?? "",
    });
    expect([...(column?.leads ?? []), ...rest.leads].map(({ id }) => id)).toEqual([
      at(0),
      at(1),
      a.lead.id,
      at(2),
      at(3),
    ]);
    expect(column?.count).toBe(5);
  });
});

describe("what a move writes", () => {
  test("stage, version, timeline, trace and a realtime event", async () => {
    const { result, published } = await publicationsOf(
      (ctx) => moveLead.execute(ctx, { lead_id: a.lead.id, new_stage_id: a.second.id, version: 1 }),
      a.ctx(),
    );
    expect(result).toMatchObject({
      stage_id: a.second.id,
      pipeline_id: a.second.pipeline_id,
      version: 2,
      status: "open",
    });
    expect((await activitiesOf(a.lead.id))[0]).toMatchObject({
      activity_type: "stage_change",
      title: a.second.name,
      user_id: a.people.admin.id,
      metadata: {
        from_stage_id: a.first.id,
        to_stage_id: a.second.id,
        from: a.first.name,
        to: a.second.name,
      },
    });
    expect((await auditOf(a.orgId, "lead.move")).at(-1)).toMatchObject({
      resource_id: a.lead.id,
      changes: {
        before: { stage_id: a.first.id },
        after: { stage_id: a.second.id, position: result.position },
      },
    });
    expect(published).toEqual([
      {
        event: "lead.changed",
        data: { lead_id: a.lead.id, stage_id: a.second.id, version: 2 },
        audience: { assigned_to: null },
      },
    ]);
  });

  test("within a column: place and trace, nothing on the timeline", async () => {
    const before = await activitiesOf(at(2));
    await move(at(2), a.second.id);
    expect(await activitiesOf(at(2))).toEqual(before);
    expect(await auditOf(a.orgId, "lead.move")).toHaveLength(1);
  });

  test("won, lost and open again", async () => {
    const stage = (type: string) => a.stages.find(({ stage_type }) => stage_type === type)?.id ?? "";
    expect(await move(a.lead.id, stage("won"))).toMatchObject({
      status: "won",
      converted_at: someText,
    });
    const reason = { close_reason_id: a.lostReasonId };
    expect(await move(a.lead.id, stage("lost"), reason)).toMatchObject({
      status: "lost",
      converted_at: null,
    });
    await move(a.lead.id, stage("won"));
    expect(await move(a.lead.id, a.first.id)).toMatchObject({ status: "open", converted_at: null });
  });

  test("an older version is refused with the lead as it is, and changes nothing", async () => {
    const now = await move(a.lead.id, a.second.id);
    const outcome = await outcomeOf(move(a.lead.id, a.first.id, { version: 1 }));
    expect(outcome).toMatchObject({ code: "version_conflict", extra: { current: now } });
    expect(await order(a.first.id)).toEqual([]);
    expect(await auditOf(a.orgId, "lead.move")).toHaveLength(1);
  });

  test("a deleted card moves no more, and a deleted neighbour still marks the place", async () => {
    await deleteLead.execute(a.ctx(), { lead_id: at(1) });
    expect(await outcomeOf(move(at(1), a.first.id))).toMatchObject({ code: "not_found" });
    await move(a.lead.id, a.second.id, { after_id: at(0), before_id: at(2) });
    const column = await getBoardColumn.execute(a.ctx(), { stage_id: a.second.id });
    expect(column.leads.map(({ id }) => id)).toEqual([at(0), a.lead.id, at(2), at(3)]);
  });
});
