import { and, asc, eq, exists, inArray, isNotNull, not, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { OrgDb } from "@/db/org";
import { message_media, messages, stored_files, users } from "@/db/schema";
import { messageAuthor, messageColumns } from "./message";
import type { Message, MessageMedia, Reaction } from "./schemas";

type Parts = Pick<Message, "media" | "reactions" | "is_retried">;
type Bare = Omit<Message, keyof Parts>;

/** Messages as the API shows them, with what hangs on them. */
export async function selectMessages(
  db: OrgDb,
  where: SQL | undefined,
  order: SQL[],
  limit: number,
): Promise<Message[]> {
  const rows = (await db.tx
    .select(messageColumns)
    .from(messages)
    .leftJoin(users, messageAuthor)
    .where(db.in(messages, where))
    .orderBy(...order)
    .limit(limit)) as Bare[];
  if (rows.length === 0) return [];
  const [media, reactions, retried] = await Promise.all([
    mediaOf(db, rows),
    reactionsTo(db, rows),
    retriedOf(db, rows),
  ]);
  return rows.map((row) => ({
    ...row,
    media: media.get(row.id) ?? null,
    reactions: reactions.get(row.provider_message_id ?? "") ?? [],
    is_retried: retried.has(row.id),
  }));
}

const target = alias(messages, "target");

/** Reactions, edits and deletions show on the message they are about, once it is here. */
export const isShownItself = (db: OrgDb): SQL => {
  const isAbout = db.tx
    .select({ one: sql`1` })
    .from(target)
    .where(
      and(
        eq(target.organization_id, messages.organization_id),
        eq(target.provider_type, messages.provider_type),
        eq(target.provider_message_id, messages.refers_to),
      ),
    );
  return not(and(isNotNull(messages.refers_to), exists(isAbout)) ?? sql`false`);
};

async function mediaOf(db: OrgDb, rows: Bare[]): Promise<Map<string, MessageMedia>> {
  const ids = rows.map(({ id }) => id);
  const found = await db.tx
    .select({
      message_id: message_media.message_id,
      kind: message_media.kind,
      status: message_media.status,
      failure: message_media.failure,
      file_name: message_media.file_name,
      content_type: sql<string | null>`coalesce(${stored_files.content_type}, ${message_media.mime_type})`,
      size_bytes: stored_files.size_bytes,
      is_voice: message_media.is_voice,
      width: message_media.width,
      height: message_media.height,
    })
    .from(message_media)
    .leftJoin(
      stored_files,
      and(
        eq(stored_files.organization_id, message_media.organization_id),
        eq(stored_files.id, message_media.file_id),
      ),
    )
    .where(db.in(message_media, inArray(message_media.message_id, ids)));
  return new Map(
    found.map(({ message_id, status, ...rest }) => [
      message_id,
      { ...rest, status: status as MessageMedia["status"] },
    ]),
  );
}

/** The last one of each side counts, and one without an emoji takes it back. */
async function reactionsTo(db: OrgDb, rows: Bare[]): Promise<Map<string, Reaction[]>> {
  const ids = rows.flatMap(({ provider_message_id }) => provider_message_id ?? []);
  if (ids.length === 0) return new Map();
  const given = await db.tx
    .select({ refers_to: messages.refers_to, direction: messages.direction, emoji: messages.content })
    .from(messages)
    .where(
      db.in(
        messages,
        inArray(messages.refers_to, ids),
        eq(messages.message_type, "reaction"),
        or(eq(messages.direction, "inbound"), not(inArray(messages.status, ["failed", "canceled"]))),
      ),
    )
    .orderBy(asc(messages.occurred_at), asc(messages.id));
  const last = new Map<string, Map<Reaction["by"], string | null>>();
  for (const { refers_to, direction, emoji } of given) {
    const of = last.get(refers_to ?? "") ?? new Map<Reaction["by"], string | null>();
    of.set(direction === "inbound" ? "contact" : "team", emoji);
    last.set(refers_to ?? "", of);
  }
  return new Map(
    [...last].map(([id, sides]) => [id, [...sides].flatMap(([by, emoji]) => (emoji ? { by, emoji } : []))]),
  );
}

async function retriedOf(db: OrgDb, rows: Bare[]): Promise<Set<string>> {
  const failed = rows.filter(({ status }) => status === "failed").map(({ id }) => id);
  if (failed.length === 0) return new Set();
  const retries = await db.tx
    .select({ retry_of: messages.retry_of })
    .from(messages)
    .where(db.in(messages, inArray(messages.retry_of, failed)));
  return new Set(retries.flatMap(({ retry_of }) => retry_of ?? []));
}
