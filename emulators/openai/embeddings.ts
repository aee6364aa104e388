import { createHash } from "node:crypto";
import { z } from "zod";
import { invalidRequest, missingParameter } from "./errors";

const Body = z.looseObject({
  model: z.string().optional(),
  input: z.union([z.string(), z.array(z.string())]).optional(),
  dimensions: z.int().positive().optional(),
  encoding_format: z.enum(["float", "base64"]).optional(),
});

const defaultDimensions: Record<string, number> = { "text-embedding-3-large": 3072 };
const fallbackDimensions = 1536;
const maxInputs = 2048;

/** Answers `POST /v1/embeddings`: texts that share words get vectors that are near, the same text the same one. */
export function buildEmbeddings(json: unknown) {
  const parsed = Body.safeParse(json);
  if (!parsed.success)
    throw invalidRequest("Invalid value for the embeddings request.", null, "invalid_type");
  const { model, input, encoding_format: encoding } = parsed.data;
  if (!model) throw missingParameter("model");
  if (input === undefined) throw missingParameter("input");
  const texts = typeof input === "string" ? [input] : input;
  if (texts.length === 0 || texts.length > maxInputs || texts.includes("")) {
    throw invalidRequest("'$.input' is invalid. Please check the API reference.", null);
  }
  const dimensions = parsed.data.dimensions ?? defaultDimensions[model] ?? fallbackDimensions;
  const tokens = texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
  return {
    object: "list",
    data: texts.map((text, index) => {
      const vector = hashVector(text, dimensions);
      return { object: "embedding", index, embedding: encoding === "base64" ? toBase64(vector) : vector };
    }),
    model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

/** Each word adds or subtracts one at a few places its hash names; the sum is scaled to length 1. */
export function hashVector(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text];
  for (const word of words) {
    const digest = createHash("sha256").update(word).digest();
    for (let offset = 0; offset < 32; offset += 8) {
      const place = digest.readUInt32LE(offset) % dimensions;
      vector[place] = (vector[place] ?? 0) + ((digest[offset + 4] ?? 0) % 2 === 0 ? 1 : -1);
    }
  }
  const length = Math.hypot(...vector);
  // Words may cancel each other out; a vector of zeros has no direction to compare.
  if (length === 0) return vector.map((_, index) => (index === 0 ? 1 : 0));
  return vector.map((value) => value / length);
}

const toBase64 = (vector: number[]) => Buffer.from(new Float32Array(vector).buffer).toString("base64");
