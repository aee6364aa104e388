import { describe, expect, test } from "vitest";
import { explain, predict, seededRandom, train, type Cell, type Row, type Table } from "./index";
import { qualityOf, sigmoid } from "./metrics";
import { recencyWeights } from "./weights";

type Lead = { row: Row; outcome: number };

/** A funnel with a known law: source, minutes and missing budgets matter, the rest is noise. */
function funnel(count: number, seed: number, strength = 1): Lead[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const source = ["ad", "web", "referral"][Math.floor(random() * 3)]!;
    const minutes = Math.round(-Math.log(1 - random()) * 60);
    const budget = random() < 0.4 ? null : Math.round(random() * 10_000);
    const logit =
      { ad: -1.5, web: -0.3, referral: 1.2 }[source]! - minutes / 60 + (budget === null ? -0.8 : 0.9);
    const row: Row = {
      source,
      minutes,
      budget,
      noise: Math.floor(random() * 50),
      city: `c${Math.floor(random() * 9)}`,
    };
    return { row, outcome: Number(random() < sigmoid(0.4 + strength * logit)) };
  });
}

function tableOf(leads: Lead[]): [Table, Uint8Array] {
  const names = Object.keys(leads[0]?.row ?? {});
  const columns = names.map((name) => ({ name, values: leads.map(({ row }): Cell => row[name]) }));
  return [{ rows: leads.length, columns }, Uint8Array.from(leads, ({ outcome }) => outcome)];
}

const learn = (leads: Lead[], weights?: Float64Array) => train(...tableOf(leads), weights);

function rate(model: ReturnType<typeof train>, leads: Lead[]) {
  const [, outcomes] = tableOf(leads);
  return qualityOf(
    leads.map(({ row }) => predict(model, row)),
    outcomes,
    0.5,
  )!;
}

describe("learning", () => {
  const leads = funnel(600, 1);
  const model = learn(leads);

  test("finds what matters", () => {
    expect(model.status).toBe("ready");
    const { auc, ece10, brier } = rate(model, funnel(2_000, 2));
    expect(auc).toBeGreaterThan(0.78);
    expect(ece10).toBeLessThan(0.06);
    expect(brier).toBeLessThan(0.19);
    const best = model.factors
      .filter(({ column }) => column === "source")
      .sort((a, b) => b.points - a.points);
    expect(best.map(({ value }) => value)).toEqual([
      { level: "referral" },
      { level: "web" },
      { level: "ad" },
    ]);
  });

  test("knows on leads it held out how good it is on others", () => {
    expect(Math.abs(model.quality!.auc! - rate(model, funnel(2_000, 3)).auc!)).toBeLessThan(0.04);
    expect(model.quality!.log_loss).toBeLessThan(model.quality!.log_loss_base);
  });

  test("the reasons add up to the score, whatever a lead says", () => {
    const odd: Row[] = [
      ...funnel(200, 4).map(({ row }) => row),
      {},
      { source: "never seen", minutes: -1e9, budget: 1e300, noise: "x", city: null },
      { source: "Select", minutes: "12,5", budget: "", noise: Infinity, city: "c1" },
    ];
    for (const row of odd) {
      const { logit, probability, baseline, contributions } = explain(model, row);
      const sum = contributions.reduce((total, { points }) => total + points, baseline);
      expect(Math.abs(sum - logit)).toBeLessThan(1e-9);
      expect(Math.abs(probability - predict(model, row))).toBeLessThan(1e-9);
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThan(1);
    }
  });

  test("the mean lead has no reasons", () => {
    const sums = new Map<string, number>();
    for (const { row } of leads)
      for (const { feature, points } of explain(model, row).contributions)
        sums.set(feature.name, (sums.get(feature.name) ?? 0) + points / leads.length);
    for (const sum of sums.values()) expect(Math.abs(sum)).toBeLessThan(1e-9);
  });

  test("the same leads make the same model, also through JSON", () => {
    expect(learn(leads)).toEqual(model);
    const stored = JSON.parse(JSON.stringify(model)) as typeof model;
    for (const { row } of funnel(50, 5)) expect(predict(stored, row)).toBe(predict(model, row));
  });
});

describe("few, strange and hopeless leads", () => {
  test("too few outcomes only collect, then learn", () => {
    expect(learn(funnel(30, 1)).status).toBe("collecting");
    expect(learn(funnel(80, 1)).status).toBe("learning");
  });

  test("where nothing can be learned it says so, and stays at the base rate", () => {
    const leads = funnel(400, 7, 0).map(({ row }, i) => ({ row, outcome: Number((i * 7919) % 10 < 3) }));
    const model = learn(leads);
    expect(model.status).toBe("no_signal");
    for (const { row } of leads.slice(0, 50)) expect(Math.abs(predict(model, row) - 0.3)).toBeLessThan(0.12);
  });

  test.each([0, 1])("one outcome alone (%i) is the base rate and no model", (outcome) => {
    const model = learn(funnel(60, 1).map(({ row }) => ({ row, outcome })));
    expect(model.status).toBe("collecting");
    expect(model.quality).toBeNull();
    expect(Math.abs(predict(model, { source: "ad" }) - outcome)).toBeLessThan(0.02);
  });

  test("all missing is no model either", () => {
    const model = learn(
      funnel(200, 1).map(({ outcome }) => ({ row: { source: "", minutes: null }, outcome })),
    );
    expect(model.features).toEqual([]);
    expect(model.status).toBe("no_signal");
    expect(predict(model, {})).toBeGreaterThan(0);
  });

  test("no rows at all", () => {
    const model = train({ rows: 0, columns: [{ name: "source", values: [] }] }, new Uint8Array(0));
    expect(predict(model, { source: "ad" })).toBe(0.5);
  });

  test("perfect separation ends, and near the ends of the scale", () => {
    const leads = funnel(200, 3).map(({ row }, i) => ({
      row: { ...row, paid: i % 2 ? "yes" : "no" },
      outcome: i % 2,
    }));
    const model = learn(leads);
    expect(predict(model, leads[1]!.row)).toBeGreaterThan(0.85);
    expect(predict(model, leads[0]!.row)).toBeLessThan(0.15);
    expect(model.quality!.auc).toBeGreaterThan(0.98);
  });

  test("recent outcomes outweigh old ones", () => {
    const turned = funnel(400, 9).map(({ row, outcome }, i) => ({
      row,
      outcome: i < 200 ? 1 - outcome : outcome,
    }));
    const ages = turned.map((_, i) => 400 - i);
    const even = rate(learn(turned), funnel(1_000, 10)).auc!;
    const recent = rate(learn(turned, recencyWeights(ages, 60)), funnel(1_000, 10)).auc!;
    expect(recent).toBeGreaterThan(even + 0.1);
  });

  test("weights are worth as many rows as they say", () => {
    const weights = recencyWeights([0, 0, 0, 0], 10);
    expect([...weights]).toEqual([1, 1, 1, 1]);
    const sum = recencyWeights([0, 1_000, 1_000], 1).reduce((total, weight) => total + weight, 0);
    expect(sum).toBeCloseTo(1, 6);
  });
});
