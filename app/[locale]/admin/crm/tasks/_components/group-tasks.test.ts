import { expect, test } from "vitest";
import type { Task } from "@/lib/tasks/schemas";
import { groupTasks } from "./group-tasks";

const zone = "America/Sao_Paulo";
/** Wednesday, 22:00 in São Paulo and already Thursday in UTC. */
const now = new Date("2026-11-26T01:00:00Z");
const task = (due_at: string) => ({ id: due_at, due_at }) as Task;

test("days are the reader's, and the week ends on Sunday", () => {
  const due = [
    "2026-11-26T00:59:00Z",
    "2026-11-26T02:59:59Z",
    "2026-11-26T03:00:00Z",
    "2026-11-27T02:59:59Z",
    "2026-11-27T03:00:00Z",
    "2026-11-30T02:59:59Z",
    "2026-11-30T03:00:00Z",
  ];
  const groups = groupTasks(due.map(task), now, zone);
  expect(groups.map(({ group, tasks }) => [group, tasks.map(({ id }) => id)])).toEqual([
    ["overdue", [due[0]]],
    ["today", [due[1]]],
    ["tomorrow", [due[2], due[3]]],
    ["week", [due[4], due[5]]],
    ["later", [due[6]]],
  ]);
});
