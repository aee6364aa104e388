import { cpus, loadavg } from "node:os";
import { table } from "../table";
import type { Case } from "./cases";
import type { Contestant } from "./contestants";
import type { Result } from "./round";

/** Every case at one size of the database. */
export type Sized = { title: string; results: { case: Case; by: Record<string, Result> }[] };

const target = { read: "≥ 1.0×", write: "≥ 0.8×" };
const growthTarget = { neighbours: "≤ 1.3×", within: "≤ 2.0×" };

export function printSize({ title, results }: Sized): void {
  const machine = cpus();
  console.log(
    `\n## ${title}\n\n${machine.length} × ${machine[0]?.model.trim() ?? "?"}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}\n`,
  );
  console.log(
    table(
      [
        "",
        "app",
        "p50 / p95 / p99",
        "CPU",
        "bare Next",
        "CPU",
        "bare node",
        "plain SQL",
        "app ÷ Next",
        "app ÷ node",
        "app ÷ SQL",
        "target",
      ],
      results.map(({ case: { name, kind }, by }) => [
        name,
        rate(by.app),
        [0.5, 0.95, 0.99].map((share) => ms(at(by.app, share))).join(" / "),
        cpu(by.app),
        rate(by.next),
        cpu(by.next),
        rate(by.node),
        rate(by.sql),
        ratio(by.app, by.next),
        ratio(by.app, by.node),
        ratio(by.app, by.sql),
        target[kind],
      ]),
    ),
  );
}

/** How much slower the slowest twentieth got from the first size to the last. */
export function printGrowth(sizes: Sized[], where: keyof typeof growthTarget): void {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (!first || !last) return;
  console.log(`\n## p95 of the app, from "${first.title}" to "${last.title}"\n`);
  console.log(
    table(
      ["", ...sizes.map(({ title }) => title), "growth", "target"],
      first.results.map(({ case: { name } }, index) => {
        const p95 = sizes.map(({ results }) => at(results[index]?.by.app, 0.95));
        const growth = (p95.at(-1) ?? NaN) / (p95[0] ?? NaN);
        return [name, ...p95.map(ms), `${growth.toFixed(2)}×`, growthTarget[where]];
      }),
    ),
  );
}

export function printMemory(servers: { name: Contestant["name"]; mib: number }[]): void {
  const shown = servers.filter(({ mib }) => mib > 0).map(({ name, mib }) => `${name} ${mib.toFixed(0)} MiB`);
  console.log(`\nMemory at the end: ${shown.join(", ")}`);
}

const rps = (result: Result | undefined) => (result ? result.requests / result.seconds : NaN);
const rate = (result: Result | undefined) => `${rps(result).toFixed(0)}/s`;
const ratio = (app: Result | undefined, floor: Result | undefined) =>
  `${(rps(app) / rps(floor)).toFixed(2)}×`;
const cpu = (result: Result | undefined) =>
  result ? `${(result.cpuMs / result.requests).toFixed(1)} ms` : "–";
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

function at(result: Result | undefined, share: number): number {
  const sorted = result?.timesMs.toSorted((a, b) => a - b) ?? [];
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
