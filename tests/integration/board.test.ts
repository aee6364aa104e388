import { beforeEach, describe, expect, test } from "vitest";
import { createLead, getBoard, getBoardColumn, getForecast, updateLead } from "@/lib/leads";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});

describe("the board", () => {
  test("filters by text, tag and owner; sums say what is shown", async () => {
    await createLead.execute(a.ctx(), {
      full_name: "Áurea 100%_ok",
      tags: ["vip"],
      estimated_value: "50.00",
      stage_id: a.first.id,
    });
    const count = async (filter: object) => {
      const { data } = await getBoard.execute(a.ctx(), filter);
      const cards = data.reduce((sum, { leads: shown }) => sum + shown.length, 0);
      expect(data.reduce((sum, column) => sum + column.count, 0)).toBe(cards);
      return cards;
    };
    expect(await count({})).toBe(4);
    expect(await count({ q: "aurea" })).toBe(1);
    expect(await count({ q: "100%_" })).toBe(1);
    expect(await count({ q: "100__" })).toBe(0);
    expect(await count({ tag: "vip" })).toBe(1);
    expect(await count({ assigned_to: a.people.sales.id })).toBe(0);
  });

  test("filters as the list does, with counts and sums of what is shown; a field nobody has is refused", async () => {
    const made = async (estimated_value: string, tags: string[]) =>
      (
        await createLead.execute(a.ctx(), {
          full_name: "Filtrada",
          estimated_value,
          tags,
          stage_id: a.second.id,
        })
      ).id;
    const [large] = [await made("900.00", ["vip"]), await made("100.00", ["vip"]), await made("950.00", [])];
    const filter = {
      and: [
        { field: "estimated_value", op: "gte", value: 500 },
        { field: "tags", op: "has_any", value: ["vip"] },
      ],
    };
    const shown = async (input: object) => {
      const { data } = await getBoard.execute(a.ctx(), input);
      return data.flatMap(({ stage, count, total_value, leads: cards }) =>
        count > 0 ? [{ stage: stage.id, count, total_value, ids: cards.map(({ id }) => id) }] : [],
      );
    };
    const one = [{ stage: a.second.id, count: 1, total_value: "900.00", ids: [large] }];
    expect(await shown({ filter })).toEqual(one);
    expect(await shown({ filter: JSON.stringify(filter) })).toEqual(one);
    expect(await shown({ filter, assigned_to: a.people.sales.id })).toEqual([]);
    const column = await getBoardColumn.execute(a.ctx(), { stage_id: a.second.id, filter });
    expect(column).toMatchObject({ count: 1, total_value: "900.00", leads: [{ id: large }] });
    const mine = { field: "assigned_to", op: "in", value: ["me"] };
    expect(await shown({ filter: mine })).toEqual([]);
    const gone = { field: "custom.gone", op: "eq", value: "x" };
    expect(await outcomeOf(getBoard.execute(a.ctx(), { filter: gone }))).toMatchObject({
      code: "invalid",
      fields: { "filter.field": "unknown_field" },
    });
  });

  test("the forecast weighs by stage and month", async () => {
    await updateLead.execute(a.ctx(), { lead_id: a.lead.id, expected_close_date: "2027-02-10" });
    const { data } = await getForecast.execute(a.ctx(), {});
    expect(data).toContainEqual({
      stage_id: a.first.id,
      month: "2027-02",
      currency: "BRL",
      count: 1,
      total_value: "1000.00",
      weighted_value: (10 * a.first.probability).toFixed(2),
    });
  });
});
