import type { Forecast, ForecastCell } from "@/lib/leads/schemas";

export type Sum = { count: number; total: number; weighted: number };
export type ForecastMonth = Sum & {
  /** "2026-11", or null for leads without an expected close. */
  month: string | null;
  /** By stage; stages without leads that month are absent. */
  stages: Map<string, Sum>;
};
export type Arranged = { months: ForecastMonth[]; stages: Map<string, Sum>; all: Sum };

/** The currencies of the open leads, the one worth most first. */
export function currenciesOf({ data }: Forecast): string[] {
  const worth = new Map<string, number>();
  for (const { currency, total_value } of data)
    worth.set(currency, (worth.get(currency) ?? 0) + Number(total_value));
  return [...worth].toSorted(([, a], [, b]) => b - a).map(([currency]) => currency);
}

/** One currency's cells as rows of months, in order, those without a date last. */
export function arrange({ data }: Forecast, currency: string): Arranged {
  const cells = data.filter((cell) => cell.currency === currency);
  const months = [...Map.groupBy(cells, ({ month }) => month)]
    .toSorted(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([month, ofMonth]) => ({ month, stages: byStage(ofMonth), ...sumOf(ofMonth) }));
  return { months, stages: byStage(cells), all: sumOf(cells) };
}

const byStage = (cells: ForecastCell[]) =>
  new Map([...Map.groupBy(cells, ({ stage_id }) => stage_id)].map(([id, ofStage]) => [id, sumOf(ofStage)]));

const sumOf = (cells: ForecastCell[]): Sum =>
  cells.reduce(
    (sum, { count, total_value, weighted_value }) => ({
      count: sum.count + count,
      total: sum.total + Number(total_value),
      weighted: sum.weighted + Number(weighted_value),
    }),
    { count: 0, total: 0, weighted: 0 },
  );
