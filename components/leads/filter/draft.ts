import type { FilterCondition, FilterOp, LeadFilter } from "@/lib/leads/schemas";

/** A filter while somebody works on it: groups stay groups when they are empty, and conditions may miss a value. */
export type DraftCondition = {
  id: number;
  kind: "condition";
  field: string;
  op: FilterOp;
  value: FilterCondition["value"];
};
export type DraftGroup = { id: number; kind: "group"; word: "and" | "or"; items: Draft[] };
export type Draft = DraftCondition | DraftGroup;

let lastId = 0;
export const newId = (): number => (lastId += 1);

export const emptyGroup = (word: "and" | "or" = "and"): DraftGroup => ({
  id: newId(),
  kind: "group",
  word,
  items: [],
});

/** The outermost is always a group: there the next condition goes. */
export function toDraft(filter: LeadFilter | undefined): DraftGroup {
  if (!filter) return emptyGroup();
  const draft = draftOf(filter);
  return draft.kind === "group" ? draft : { ...emptyGroup(), items: [draft] };
}

function draftOf(filter: LeadFilter): Draft {
  if ("field" in filter) {
    const { field, op, value } = filter;
    return { id: newId(), kind: "condition", field, op, value };
  }
  const [word, items] = "and" in filter ? (["and", filter.and] as const) : (["or", filter.or] as const);
  return { id: newId(), kind: "group", word, items: items.map(draftOf) };
}

/** Without what is not finished, and without groups that hold nothing. */
export function fromDraft(group: DraftGroup): LeadFilter | undefined {
  const items = group.items.flatMap((item) => {
    if (item.kind === "group") return fromDraft(item) ?? [];
    if (!isComplete(item)) return [];
    const { field, op, value } = item;
    return needsNoValue(op) ? { field, op } : { field, op, value };
  });
  if (items.length === 0) return undefined;
  return group.word === "and" ? { and: items } : { or: items };
}

export const needsNoValue = (op: FilterOp): boolean => op === "empty" || op === "not_empty";

export function isComplete({ op, value }: DraftCondition): boolean {
  if (needsNoValue(op)) return true;
  if (Array.isArray(value)) {
    const filled = value.every((item) => item !== "");
    return filled && value.length >= (op === "between" ? 2 : 1);
  }
  return value !== undefined && (typeof value !== "string" || value.trim() !== "");
}

/** The tree with one node replaced, or taken out when `change` answers null. */
export function changeNode(group: DraftGroup, id: number, change: (node: Draft) => Draft | null): DraftGroup {
  const items = group.items.flatMap((item) => {
    if (item.id === id) return change(item) ?? [];
    return item.kind === "group" ? changeNode(item, id, change) : item;
  });
  return { ...group, items };
}
