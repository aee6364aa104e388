import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { seededRandom } from "@/lib/scoring/learn";
import { evaluateScoring, type ScoringOptions } from "./scoring";

const folder = mkdtempSync(path.join(tmpdir(), "eval-scoring-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(text: string): string {
  const name = path.join(folder, `${++files}.csv`);
  writeFileSync(name, text);
  return name;
}

const random = seededRandom(11);
const leads = Array.from({ length: 300 }, (_, i) => {
  const visits = Math.floor(random() * 20);
  return { id: `L${i}`, visits, source: i % 3 ? "Ad, paid" : 'The "web"', won: random() < visits / 20 };
});
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const csv = (rows: typeof leads, { delimiter = ",", end = "\n", won = "1", lost = "0" } = {}) =>
  [
    ["id", "visits", "source", "result"],
    ...rows.map((lead) => [lead.id, lead.visits, quoted(lead.source), lead.won ? won : lost]),
  ]
    .map((cells) => cells.join(delimiter))
    .join(end);

const evaluate = (train: string, test: string, more: Partial<ScoringOptions> = {}) =>
  evaluateScoring({ train, test, target: "result", id: "id", exclude: [], seed: 1, ...more });

const trainFile = file(csv(leads.slice(0, 200)));
const testFile = file(csv(leads.slice(200)));

describe("files", () => {
  test.each([
    ["semicolons and CRLF", { delimiter: ";", end: "\r\n" }],
    ["yes and no", { won: "yes", lost: "no" }],
    ["true and false", { won: "TRUE", lost: "FALSE" }],
    ["Won and Lost", { won: "Won", lost: "Lost" }],
  ])("%s say the same", async (_, how) => {
    const plain = await evaluate(trainFile, testFile);
    const other = await evaluate(
      file(`\uFEFF${csv(leads.slice(0, 200), how)}`),
      file(csv(leads.slice(200), how)),
    );
    expect({ ...other.result, fit_ms: 0 }).toEqual({ ...plain.result, fit_ms: 0 });
    expect(plain.result.auc).toBeGreaterThan(0.75);
    expect(plain.result.status).toBe("ready");
  });

  test("a test file without the target is only predicted", async () => {
    const rows = leads.slice(200).map(({ id, visits }) => `${visits},${id}`);
    const { result, predictions, hasTarget } = await evaluate(
      trainFile,
      file(["visits,id", ...rows].join("\n")),
    );
    expect(hasTarget).toBe(false);
    expect(result.auc).toBeNull();
    expect(predictions.map(({ id }) => id)).toEqual(leads.slice(200).map(({ id }) => id));
    expect(predictions.every(({ probability }) => probability > 0 && probability < 1)).toBe(true);
  });

  test("what the model has not seen is no error", async () => {
    const { predictions } = await evaluate(trainFile, file("id,visits,source,result\na,,Radio,\nb,many,,1"));
    expect(predictions).toHaveLength(2);
  });

  test("what is left out changes nothing any more", async () => {
    const { result } = await evaluate(trainFile, testFile, { exclude: ["visits", "nothing"] });
    expect(result.auc).toBeLessThan(0.65);
  });

  test("a sample trains on as many rows as it says", async () => {
    const { result } = await evaluate(trainFile, testFile, { sample: 50, seed: 2 });
    expect(result.n_train).toBe(50);
    expect(result.status).toBe("learning");
  });

  test("two rows and one outcome are enough for an answer", async () => {
    const tiny = await evaluate(file("id,visits,source,result\na,1,x,1\nb,2,y,1"), testFile);
    expect(tiny.result).toMatchObject({ status: "collecting", auc: 0.5 });
  });
});

describe("mistakes are told", () => {
  test.each([
    ["no such column", { target: "Converted" }, /no column "Converted"/],
    ["no such file", { train: path.join(folder, "none.csv") }, /ENOENT/],
    ["an empty file", { train: file("") }, /is empty/],
    ["no outcome", { train: file("id,visits,source,result\na,1,x,") }, /no row/],
    ["a strange target", { train: file("id,result\na,red\nb,blue") }, /name it/],
  ])("%s", async (_, more, message) => {
    await expect(evaluate(trainFile, testFile, more)).rejects.toThrow(message);
  });
});
