import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { seededRandom } from "@/lib/scoring/learn";
import { evaluateScoring, type ScoringOptions } from "./scoring";
import { readTable } from "./table";

/** Public sets, for measuring only; they are not in the repository. */
const data = path.resolve(import.meta.dirname, "../../../shared/data");
const folder = mkdtempSync(path.join(tmpdir(), "public-data-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sets = {
  funnel: {
    file: "xeducation/leads_public.csv",
    target: "Converted",
    id: "row_id",
    exclude: [
      ...["Lead Number", "Tags", "Lead Quality", "Lead Profile"],
      ...["Asymmetrique Activity Index", "Asymmetrique Profile Index"],
      ...["Asymmetrique Activity Score", "Asymmetrique Profile Score"],
    ],
  },
  weak: {
    file: "olist_funnel/mql_public.csv",
    target: "won_within_90d",
    id: "mql_id",
    exclude: ["days_to_win"],
  },
  bank: { file: "bank/bank_public.csv", target: "y", id: "row_id", exclude: ["duration"] },
};
type Name = keyof typeof sets;

const halves = new Map<Name, Promise<{ train: string; test: string }>>();

/** Three quarters to learn from and one to be rated on, by a fixed shuffle. */
function halvesOf(name: Name) {
  const known = halves.get(name);
  if (known) return known;
  const made = (async () => {
    const { names, rows } = await readTable(path.join(data, sets[name].file));
    const random = seededRandom(42);
    const drawn = rows.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at);
    const quarter = Math.floor(rows.length / 4);
    const write = (part: string, some: typeof drawn) => {
      const lines = [names, ...some.map(({ row }) => row)];
      const file = path.join(folder, `${name}-${part}.csv`);
      const cells = (row: string[]) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
      writeFileSync(file, lines.map(cells).join("\n"));
      return file;
    };
    return {
      test: write("test", drawn.slice(0, Math.min(quarter, 3_000))),
      train: write("train", drawn.slice(quarter)),
    };
  })();
  halves.set(name, made);
  return made;
}

/** Means over some draws. */
async function measure(name: Name, sample: number, draws: number) {
  const files = await halvesOf(name);
  const { target, id, exclude } = sets[name];
  const sums = { auc: 0, brier: 0, overBase: 0 };
  for (let seed = 1; seed <= draws; seed++) {
    const options: ScoringOptions = { ...files, target, id, exclude, sample, seed };
    const { result } = await evaluateScoring(options);
    sums.auc += (result.auc ?? 0) / draws;
    sums.brier += (result.brier ?? 1) / draws;
    sums.overBase += ((result.log_loss ?? 1) - (result.log_loss_base ?? 0)) / draws;
  }
  return sums;
}

const here = test.skipIf(!existsSync(data));

// The goals are the column "good" of the research; single splits differ by a point or so of AUC.
here("a good funnel at 200 outcomes", { timeout: 60_000 }, async () => {
  const { auc, brier } = await measure("funnel", 200, 3);
  expect(auc).toBeGreaterThan(0.86);
  expect(brier).toBeLessThan(0.147);
});

here("a good funnel at 50 outcomes", { timeout: 60_000 }, async () => {
  const { auc, brier } = await measure("funnel", 50, 6);
  expect(auc).toBeGreaterThan(0.775);
  expect(brier).toBeLessThan(0.187);
});

here("a funnel with next to no signal costs nothing", { timeout: 60_000 }, async () => {
  const { overBase } = await measure("weak", 100, 8);
  expect(overBase).toBeLessThan(0.003);
});

here("few won among many at 100 outcomes", { timeout: 60_000 }, async () => {
  const { overBase } = await measure("bank", 100, 2);
  // 0.312 against a base of 0.352.
  expect(overBase).toBeLessThan(-0.02);
});
