import { sql, type SQL } from "drizzle-orm";
import type { FilterColumn } from "./columns";
import type { FilterContext } from "./context";
import { addDays, dayOf, spanOf, todayIn, type DaySpan } from "./days";
import { periods, type FilterCondition, type FilterOp } from "./schemas";

type DateColumn = FilterColumn & { kind: "date" };

/** Days are the organization's: "today" begins at its midnight, also on the day the clocks change. */
export function dateCondition(
  context: FilterContext,
  column: DateColumn,
  op: FilterOp,
  value: FilterCondition["value"],
): SQL | undefined {
  const today = todayIn(context.timeZone, context.now);
  const span = spanFor(op, value, today);
  if (!span) return undefined;
  const edge = (day: string) => edgeOf(column, day, context.timeZone);
  const parts: SQL[] = [];
  if (span.from) parts.push(sql`${column.sql} >= ${edge(span.from)}`);
  if (span.to) parts.push(sql`${column.sql} < ${edge(addDays(span.to, 1))}`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

/** Both ends included; the open one is left out. */
function spanFor(op: FilterOp, value: FilterCondition["value"], today: string): Partial<DaySpan> | undefined {
  if (op === "within") {
    const period = periods.find((name) => name === value);
    return period && spanOf(period, today);
  }
  if (op === "between") {
    const [from, to] =
      Array.isArray(value) && value.length === 2 ? value.map((item) => day(item, today)) : [];
    return from && to ? { from, to } : undefined;
  }
  const named = day(value, today);
  if (!named) return undefined;
  if (op === "on") return { from: named, to: named };
  return op === "before" ? { to: addDays(named, -1) } : { from: addDays(named, 1) };
}

const day = (value: unknown, today: string) => (typeof value === "string" ? dayOf(value, today) : undefined);

function edgeOf(column: DateColumn, day: string, timeZone: string): SQL {
  switch (column.type) {
    case "instant":
      return sql`(${day}::timestamp at time zone ${timeZone}::text)`;
    case "date":
      return sql`${day}::date`;
    case "text":
      return sql`${day}::text`;
  }
}
