import { expect, test } from "vitest";
import { LeadFilter } from "@/lib/leads/schemas";
import { changeNode, emptyGroup, fromDraft, toDraft, type DraftCondition } from "./draft";

const name = { field: "full_name", op: "contains" as const, value: "ana" };
const noPhone = { field: "phone", op: "empty" as const };

test("a filter that was opened and closed is the same filter", () => {
  const filter: LeadFilter = { and: [name, { or: [noPhone, { and: [name, noPhone] }] }] };
  expect(fromDraft(toDraft(filter))).toEqual(filter);
  expect(LeadFilter.parse(fromDraft(toDraft(filter)))).toEqual(filter);
});

test("one condition becomes a group of one, which means the same", () => {
  expect(fromDraft(toDraft(name))).toEqual({ and: [name] });
});

test("what is not finished and groups that hold nothing are left out", () => {
  const draft = toDraft({ or: [name, { ...name, value: "  " }, { and: [{ ...name, value: "" }] }] });
  expect(fromDraft(draft)).toEqual({ or: [name] });
  expect(fromDraft(emptyGroup())).toBeUndefined();
  const half = { field: "estimated_value", op: "between" as const };
  expect(fromDraft(toDraft({ ...half, value: ["1", ""] }))).toBeUndefined();
  expect(fromDraft(toDraft({ ...half, value: ["1", "2"] }))).toEqual({
    and: [{ ...half, value: ["1", "2"] }],
  });
});

test("an operator without a value forgets the one typed before", () => {
  expect(fromDraft(toDraft({ ...noPhone, value: "11" }))).toEqual({ and: [noPhone] });
});

test("a node deep in the tree is changed or taken out", () => {
  const draft = toDraft({ and: [{ or: [name, noPhone] }] });
  const [group] = draft.items;
  const inner = group?.kind === "group" ? (group.items[0] as DraftCondition) : undefined;
  const changed = changeNode(draft, inner?.id ?? 0, (node) => ({
    ...(node as DraftCondition),
    value: "bia",
  }));
  expect(fromDraft(changed)).toEqual({ and: [{ or: [{ ...name, value: "bia" }, noPhone] }] });
  expect(fromDraft(changeNode(draft, inner?.id ?? 0, () => null))).toEqual({ and: [{ or: [noPhone] }] });
});
