import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import { analyzeText, languages } from "../../lib/analysis";

/**
 * `npm run eval:text -- --in messages.jsonl --out predictions.jsonl`
 *
 * A line `{"id","text","lang"?}` becomes `{"id","lang","sentiment","confidence","urgency","intent"}`, in the same
 * order. `lang` is what the conversation spoke so far. Blank lines are skipped; broken ones are named on stderr and
 * have no prediction. The last line on stdout sums up.
 */
const brokenNamedMax = 20;

const Message = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string().nullish(),
  lang: z.string().nullish(),
});

const { values } = parseArgs({ options: { in: { type: "string" }, out: { type: "string" } } });
if (!values.in || !values.out) {
  console.error("npm run eval:text -- --in messages.jsonl --out predictions.jsonl");
  process.exit(2);
}
await evaluate(values.in, values.out);

async function evaluate(from: string, to: string): Promise<void> {
  const started = performance.now();
  const out = createWriteStream(to);
  const lines = createInterface({ input: createReadStream(from, "utf8"), crlfDelay: Infinity });
  const count = { lines: 0, predicted: 0, blank: 0, broken: 0 };
  for await (const line of lines) {
    count.lines += 1;
    // A file made on Windows starts with a mark that is no text.
    const json = line.replace(/^\uFEFF/, "").trim();
    if (!json) {
      count.blank += 1;
      continue;
    }
    const prediction = predict(json);
    if (!prediction) {
      count.broken += 1;
      if (count.broken <= brokenNamedMax) console.error(`line ${count.lines}: no message`);
      continue;
    }
    count.predicted += 1;
    if (!out.write(`${JSON.stringify(prediction)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
  console.log(JSON.stringify({ ...count, ms: Math.round(performance.now() - started) }));
}

function predict(line: string) {
  const message = Message.safeParse(parsed(line));
  if (!message.success) return undefined;
  const { id, text } = message.data;
  const asked = message.data.lang?.slice(0, 2).toLowerCase();
  const { lang, sentiment, confidence, urgency, intent } = analyzeText(text ?? "", {
    lang: languages.find((language) => language === asked),
  });
  return { id, lang, sentiment, confidence, urgency, intent };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
