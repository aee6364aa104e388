/** US dollars for a million tokens, by how a model's name begins; unknown models are taken for dear. */
const prices: [string, { input: number; output: number }][] = [
  ["gpt-5-nano", { input: 0.05, output: 0.4 }],
  ["gpt-5-mini", { input: 0.25, output: 2 }],
  ["gpt-4o-mini", { input: 0.15, output: 0.6 }],
  ["gpt-4.1-mini", { input: 0.4, output: 1.6 }],
  ["gpt-4.1", { input: 2, output: 8 }],
  ["gpt-4o", { input: 2.5, output: 10 }],
];
const otherwise = { input: 1.25, output: 10 };
const million = 1_000_000;

/** What a call cost, in US dollars. */
export function costOf(model: string, usage: { inputTokens?: number; outputTokens?: number }): number {
  const { input, output } = prices.find(([name]) => model.startsWith(name))?.[1] ?? otherwise;
  return ((usage.inputTokens ?? 0) * input + (usage.outputTokens ?? 0) * output) / million;
}
