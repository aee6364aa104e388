import { listenToBoard } from "./board-events";
import { openFloor } from "./floor";
import { runLoad } from "./load";
import { measure, type Measurement } from "./measure";
import { printReport } from "./report";
import { startSubject, type Subject } from "./subject";

const phasesOf = (isQuick: boolean) => [
  { ratePerSecond: 1, seconds: isQuick ? 6 : 20 },
  { ratePerSecond: 20, seconds: isQuick ? 6 : 20 },
  { ratePerSecond: 100, seconds: isQuick ? 5 : 15 },
];
const warmUp = { ratePerSecond: 10, seconds: 4 };

/**
 * An open-loop load of signed webhooks. Fails on lost messages and crashes only; whether the targets are met is for
 * people to read.
 */
export async function benchWebhook({
  isQuick,
  onStop,
}: {
  isQuick: boolean;
  onStop: (stop: () => Promise<void>) => void;
}): Promise<void> {
  const subject = await startSubject();
  onStop(subject.stop);
  try {
    const results = await run(subject, phasesOf(isQuick));
    await printReport(subject, results);
    if (results.some(({ lost }) => lost > 0)) process.exitCode = 1;
  } finally {
    await subject.stop();
  }
}

async function run(target: Subject, phases: (typeof warmUp)[]): Promise<Measurement[]> {
  const board = await listenToBoard(target);
  const floor = await openFloor(target);
  const results: Measurement[] = [];
  for (const phase of [warmUp, ...phases]) {
    // The floor is taken while the load runs: both see the same machine at the same time.
    const sampling = floor.sampleUntilStopped();
    const sent = await runLoad(target, phase);
    const floorMs = await sampling.stop();
    const measured = await measure(target, { ...phase, sent, floorMs, boardEvents: board.events });
    if (phase !== warmUp) results.push(measured);
  }
  board.close();
  await floor.close();
  return results;
}
