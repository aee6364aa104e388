import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = path.resolve("../shared/fixtures/whatsapp-cloud");

export type Recorded = { name: string; body: Record<string, unknown> };

/** Recorded from Meta and its clients; other people's, so they are read where they are and not committed. */
export const recordedPayloads = (): Recorded[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .toSorted()
        .map((name) => ({
          name: name.replace(/\.json$/, ""),
          body: JSON.parse(readFileSync(path.join(folder, name), "utf8")),
        }))
    : [];

export const isDelivery = ({ body }: Recorded): boolean => Array.isArray(body.entry);

/** The same delivery, as if it had come to this number. */
export function addressedTo(
  { body }: Recorded,
  { phoneNumberId, wabaId }: { phoneNumberId: string; wabaId: string },
): unknown {
  const copy = structuredClone(body) as { entry: Entry[] };
  for (const entry of copy.entry) {
    if (entry.id !== undefined) entry.id = wabaId;
    for (const { value } of entry.changes) if (value.metadata) value.metadata.phone_number_id = phoneNumberId;
  }
  return copy;
}

type Entry = { id?: string; changes: { value: { metadata?: { phone_number_id: string } } }[] };
