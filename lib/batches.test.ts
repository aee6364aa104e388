import { expect, it } from "vitest";
import { inBatches } from "./batches";

function controlled() {
  const batches: number[][] = [];
  const finish: (() => void)[] = [];
  const add = inBatches<number>((items) => {
    batches.push([...items]);
    return new Promise((resolve) => finish.push(resolve));
  });
  return { add, batches, finish };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

it("gathers while a batch is under way, and each caller waits for its own only", async () => {
  const { add, batches, finish } = controlled();
  const first = add([1]);
  await turn();
  let isSecondDone = false;
  const second = add([2, 3]).then(() => (isSecondDone = true));
  const third = add([4]);
  await turn();
  expect(batches).toEqual([[1]]);
  finish[0]?.();
  await first;
  await turn();
  expect([batches, isSecondDone]).toEqual([[[1], [2, 3, 4]], false]);
  finish[1]?.();
  await Promise.all([second, third]);
});

it("does nothing for nothing", async () => {
  const { add, batches } = controlled();
  await add([]);
  expect(batches).toEqual([]);
});
