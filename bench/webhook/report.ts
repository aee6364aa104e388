import { cpus, loadavg } from "node:os";
import { table } from "../table";
import type { Measurement, Spread } from "./measure";
import type { Subject } from "./subject";

type Row = [label: string, value: (result: Measurement) => string, target?: string];

const ms = (value: number) => (Number.isNaN(value) ? "–" : `${value.toFixed(value < 10 ? 1 : 0)} ms`);
const both =
  (pick: (result: Measurement) => Spread): Row[1] =>
  (result) =>
    `${ms(pick(result).median)} / ${ms(pick(result).p99)}`;

const rows: Row[] = [
  ["floor: bare insert, median / p99", both(({ floor }) => floor)],
  ["acknowledgement, median / p99", both(({ ack }) => ack), "median ≤ 50 ms at 20/s, p99 ≤ 250 ms at 100/s"],
  ["acknowledgement ÷ floor, medians", ({ ack, floor }) => `${(ack.median / floor.median).toFixed(1)}×`],
  ["inbound → board event, median / p99", both(({ board }) => board), "median ≤ 300 ms"],
  ["inbound → reply accepted, median / p99", both(({ reply }) => reply), "median ≤ 1 s"],
  ["messages sent", ({ sent }) => String(sent)],
  ["refused and sent again", ({ refused }) => String(refused)],
  ["lost", ({ lost }) => String(lost), "0"],
  ["without a reply of their own", ({ unanswered }) => String(unanswered)],
  ["worked off after the load", ({ drainSeconds }) => `${drainSeconds.toFixed(1)} s`],
];

/** A table of medians and 99th percentiles, the same as in `docs/benchmarks.md`. */
export async function printReport({ sql }: Subject, results: Measurement[]): Promise<void> {
  const [server] = await sql`show server_version`;
  const machine = cpus();
  const header = ["", ...results.map(({ ratePerSecond }) => `${ratePerSecond}/s`), "target"];
  const body = rows.map(([label, value, target = ""]) => [label, ...results.map(value), target]);
  console.log(
    `\n${machine.length} × ${machine[0]?.model.trim() ?? "?"}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, PostgreSQL ${server?.server_version}\n`,
  );
  console.log(table(header, body));
}
