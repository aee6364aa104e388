import { describe, expect, test } from "vitest";
import type { Board, LeadCard } from "@/lib/leads/schemas";
import { blocksOf, moveCards, placeAmong } from "./board-blocks";

/** Only what moving looks at. */
const card = (id: string, stage_id: string) => ({ id, stage_id, currency: "BRL", estimated_value: null });
const column = (text: string, n: number) => ({
  stage: { id: `s${n}`, stage_type: "open", probability: 10 },
  count: text.length,
  total_value: "0.00",
  sums: [],
  next_cursor: null,
  leads: [...text].map((id) => card(id, `s${n}`)),
});
const board = (...columns: string[]) => asBoard({ pipeline_id: "p", data: columns.map(column) });
/** The fields that are left out are none that these functions read. */
// eslint-disable-next-line no-restricted-syntax -- the guarantee is the line above
const asBoard = (some: object) => some as unknown as Board;
const shown = ({ data }: Board) => data.map(({ leads }) => leads.map(({ id }) => id).join(""));
const set = (text: string) => new Set(text);

describe("blocks", () => {
  test.each([
    ["ace", ["abcde", "xy"]],
    ["abe", ["abcde", "xy"]],
    ["bcdx", ["abcde", "xy"]],
    ["abcdexy", ["abcde", "xy"]],
  ])("of %s lead back to where the cards were", (chosen, columns) => {
    const before = board(...columns, "");
    const blocks = blocksOf(before, set(chosen));
    const away = moveCards(before, [...chosen], { stage_id: "s2", after_id: null, before_id: null });
    expect(shown(away)[2]).toBe(chosen);
    const back = blocks.reduce((now, { ids, place }) => moveCards(now, ids, place), away);
    expect(shown(back)).toEqual([...columns, ""]);
    expect(back.data.map(({ count }) => count)).toEqual(before.data.map(({ count }) => count));
  });

  test("cards that were closed for different reasons go back apart", () => {
    const before = board("ab");
    const [column] = before.data;
    if (column)
      column.leads = column.leads.map((card, n): LeadCard => ({ ...card, close_reason_id: `r${n}` }));
    expect(blocksOf(before, set("ab")).map(({ ids, closing }) => [ids, closing.close_reason_id])).toEqual([
      [["a"], "r0"],
      [["b"], "r1"],
    ]);
  });
});

test("a place among those that stay", () => {
  const now = board("abcde");
  expect(placeAmong(now, "c", set("bcd"))).toEqual({ stage_id: "s0", after_id: "a", before_id: "e" });
  expect(placeAmong(now, "a", set("ab"))).toEqual({ stage_id: "s0", after_id: null, before_id: "c" });
  expect(placeAmong(now, "z", set("z"))).toBeUndefined();
});
