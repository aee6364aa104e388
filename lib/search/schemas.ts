import { z } from "zod";

export const searchKinds = ["leads", "contacts", "companies", "messages", "tasks"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** A text with the parts that fit what was typed, as [start, end) in UTF-16 units, in order, not overlapping. */
export const MarkedText = z.object({ text: z.string(), marks: z.array(z.tuple([z.int(), z.int()])) });
export type MarkedText = z.infer<typeof MarkedText>;

/** One record found, with the ids a client needs to open it. */
export const SearchHit = z.object({
  id: z.uuid(),
  title: MarkedText,
  /** What else tells it apart: an e-mail, a phone, a company, the part of a message that fits. */
  detail: MarkedText.nullable(),
  lead_id: z.uuid().nullable(),
  conversation_id: z.uuid().nullable(),
  at: z.iso.datetime(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchGroup = z.object({ kind: z.enum(searchKinds), hits: z.array(SearchHit) });
export type SearchGroup = z.infer<typeof SearchGroup>;

export const SearchInput = z.object({
  /** Of a longer text the first 100 letters are read; of a shorter one than two letters nothing is found. */
  q: z.string().max(2_000),
  /** Comma-separated in a URL. */
  kinds: z
    .preprocess(
      (value) => (typeof value === "string" ? value.split(",") : value),
      z.array(z.enum(searchKinds)),
    )
    .default([...searchKinds]),
  /** Hits per kind. */
  limit: z.coerce.number().int().min(1).max(20).default(5),
});
