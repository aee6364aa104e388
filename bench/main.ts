import { benchLeads } from "./leads";
import { benchWebhook } from "./webhook";

/**
 * `npm run bench [-- webhook|leads …] [--quick]`: the product from its production build, beside floors that cannot be
 * undercut, in one run. Without a name, everything.
 */
const suites = { webhook: benchWebhook, leads: benchLeads };
const args = process.argv.slice(2);
const isQuick = args.includes("--quick");
const names = args.filter((arg) => !arg.startsWith("--"));
const unknown = names.find((name) => !(name in suites));
if (unknown) throw new Error(`No such benchmark: ${unknown}. There are ${Object.keys(suites).join(", ")}`);

let stop: () => Promise<void> = async () => {};
// The stack's processes are in groups of their own, so Ctrl-C reaches only this one.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void stop().finally(() => process.exit(130)));

for (const [name, bench] of Object.entries(suites)) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.log(`\n# ${name}`);
  await bench({ isQuick, onStop: (given) => (stop = given) });
}
