import { expect, test } from "vitest";
import type { SavedView } from "@/lib/views/schemas";
import { addressOf, noFilter, readFilters } from "../filters";
import { configOf, differs, filtersOf, firstView, noView, openedView } from "./view-state";

const view = (more: Partial<SavedView> = {}): SavedView => ({
  id: "01900000-0000-7000-8000-000000000001",
  entity: "leads",
  name: "Quentes",
  owner_id: "01900000-0000-7000-8000-000000000002",
  is_shared: false,
  is_default: false,
  config: {
    status: "open",
    filter: { and: [{ field: "full_name", op: "contains", value: "ana" }] },
    sort: "full_name",
    columns: [{ id: "full_name", width: 200 }],
  },
  version: 1,
  updated_at: "2026-11-25T00:00:00.000Z",
  ...more,
});

test("an opened view shows what was saved", () => {
  const opened = filtersOf(view());
  expect(opened).toMatchObject({ status: "open", sort: "full_name", view: view().id });
  expect(configOf(opened, view().config.columns ?? [])).toEqual(view().config);
  expect(differs(view(), opened, null)).toBe(false);
});

test("another filter, sort or column makes it differ, the usual order said aloud does not", () => {
  const opened = filtersOf(view());
  expect(differs(view(), { ...opened, status: "won" }, null)).toBe(true);
  expect(differs(view(), { ...opened, sort: undefined }, null)).toBe(true);
  expect(differs(view(), opened, [{ id: "stage", width: 100 }])).toBe(true);
  const plain = view({ config: {} });
  expect(differs(plain, { ...noView, sort: "-created_at" }, null)).toBe(false);
});

test("one's own default comes before everybody's", () => {
  const common = view({ id: "01900000-0000-7000-8000-000000000003", is_shared: true, is_default: true });
  const own = view({ is_default: true });
  expect(firstView([common, own])).toBe(own);
  expect(firstView([common, view()])).toBe(common);
  expect(firstView([view()])).toBeUndefined();
});

test("an address without filters opens a view, and one with filters means what it says", () => {
  const own = view({ is_default: true });
  expect(openedView({}, [own])).toBe(own);
  expect(openedView({ view: own.id }, [view(), own])).toEqual(view());
  expect(openedView({ owner: "none" }, [own])).toBeUndefined();
  expect(openedView(noView, [own])).toBeUndefined();
});

test("a view whose last filter was taken off keeps that in its address", () => {
  const bare = addressOf({ ...noView, view: view().id });
  expect(new URLSearchParams(bare).get("filter")).toBe(noFilter);
  expect(readFilters({ view: view().id, filter: noFilter }).filter).toBeUndefined();
  expect(addressOf(filtersOf(view()))).not.toContain(noFilter);
  expect(addressOf(noView)).not.toContain(noFilter);
});
