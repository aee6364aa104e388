import { expect, test } from "vitest";
import type { Forecast } from "@/lib/leads/schemas";
import { arrange, currenciesOf } from "./arrange";

const cell = (stage_id: string, month: string | null, currency: string, total: number, chance: number) => ({
  stage_id,
  month,
  currency,
  count: 1,
  total_value: total.toFixed(2),
  weighted_value: ((total * chance) / 100).toFixed(2),
});
const forecast = {
  pipeline_id: "p",
  stages: [],
  data: [
    cell("new", null, "BRL", 100, 10),
    cell("new", "2026-12", "BRL", 200, 10),
    cell("offer", "2026-12", "BRL", 1_000, 50),
    cell("new", "2026-11", "BRL", 300, 10),
    cell("new", "2026-11", "USD", 5_000, 10),
  ],
} as Forecast;

test("months stand in order, those without a date last, each currency by itself", () => {
  const { months, stages, all } = arrange(forecast, "BRL");
  expect(months.map(({ month, weighted, total }) => [month, weighted, total])).toEqual([
    ["2026-11", 30, 300],
    ["2026-12", 520, 1_200],
    [null, 10, 100],
  ]);
  expect(months[1]?.stages.get("offer")).toEqual({ count: 1, total: 1_000, weighted: 500 });
  expect(stages.get("new")).toEqual({ count: 3, total: 600, weighted: 60 });
  expect(all).toEqual({ count: 4, total: 1_600, weighted: 560 });
});

test("the currency worth most comes first", () => {
  expect(currenciesOf(forecast)).toEqual(["USD", "BRL"]);
});
