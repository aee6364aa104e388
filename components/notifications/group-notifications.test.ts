import { expect, test } from "vitest";
import type { Notification } from "@/lib/notifications/schemas";
import { groupNotifications } from "./group-notifications";

const one = (id: string, updated_at: string, lead_id: string | null = null) =>
  ({ id, updated_at, lead_id, lead_name: lead_id && `Lead ${lead_id}` }) as Notification;

test("by the reader's day, and within it by lead", () => {
  const groups = groupNotifications(
    [
      one("1", "2026-11-26T14:00:00Z", "a"),
      one("2", "2026-11-26T13:00:00Z", "b"),
      one("3", "2026-11-26T12:00:00Z", "a"),
      one("4", "2026-11-26T11:00:00Z"),
      one("5", "2026-11-26T10:00:00Z"),
      // Still the 25th in São Paulo.
      one("6", "2026-11-26T02:59:00Z", "a"),
    ],
    "America/Sao_Paulo",
  );
  expect(
    groups.map(({ day, clusters }) => [
      day,
      clusters.map(({ lead, items }) => [lead?.name ?? null, items.map(({ id }) => id)]),
    ]),
  ).toEqual([
    [
      "2026-11-26",
      [
        ["Lead a", ["1", "3"]],
        ["Lead b", ["2"]],
        [null, ["4"]],
        [null, ["5"]],
      ],
    ],
    ["2026-11-25", [["Lead a", ["6"]]]],
  ]);
});
