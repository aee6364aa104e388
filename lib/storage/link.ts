import { SignJWT, jwtVerify } from "jose";
import { z } from "zod";
import { eq } from "drizzle-orm";
import { conversations, lead_files, leads, message_media, messages, stored_files } from "@/db/schema";
import { withOrg, type OrgDb } from "@/db/org";
import { memberGrants } from "@/lib/auth";
import type { Permission } from "@/lib/auth/permissions";
import { actorUserId } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import { membersWhoSee } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { FileIdInput, type FileLink } from "./schemas";
import type { StoredFile } from "./store";

const linkMinutes = 15;
const audience = "file";

/** Who may have a file, besides being the one it was made for. */
const permissionOf: Record<string, Permission> = {
  import: "leads.import",
  export: "leads.export",
  export_part: "leads.export",
};

/** An address under which the person who asks gets the file for a quarter of an hour. */
export const linkFile = defineOperation({
  name: "file.link",
  permission: "leads.read",
  input: FileIdInput,
  run: (ctx, { file_id }) =>
    read(ctx, async (db) => {
      const userId = actorUserId(ctx.actor);
      const file = await db.byId(stored_files, file_id);
      if (!userId || !file || !mayHave(file, userId, ctx.grants.permissions)) throw notFound();
      return signLink(ctx.org.id, userId, file_id);
    }),
});

/** For a domain that has looked itself whether this person may have the file; following the link looks again. */
export async function signLink(
  orgId: string,
  userId: string,
  fileId: string,
): Promise<z.infer<typeof FileLink>> {
  const expires = Math.floor(Date.now() / 1_000) + linkMinutes * 60;
  const token = await new SignJWT({ org: orgId })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(audience)
    .setSubject(userId)
    .setJti(fileId)
    .setExpirationTime(expires)
    .sign(signingKey());
  return {
    url: `/api/files/${fileId}?token=${token}`,
    expires_at: new Date(expires * 1_000).toISOString(),
  };
}

/**
 * The file behind a link, if the person it was made for may still have it.
 *
 * @throws AppError `not_found`, `unauthenticated` for a link that was changed or is too old.
 */
export async function fileOfLink(fileId: string, token: string): Promise<StoredFile> {
  const claims = await readToken(token);
  if (claims.jti !== fileId) throw new AppError("unauthenticated");
  return withOrg(claims.org, async (db) => {
    const grants = await memberGrants(db, claims.sub);
    const file = await db.byId(stored_files, fileId);
    if (!grants || !file) throw notFound();
    const may =
      file.purpose === "lead"
        ? await seesLeadOf(db, file, claims.sub)
        : file.purpose === "message"
          ? grants.permissions.has("conversations.read") && (await seesThreadOf(db, file, claims.sub))
          : mayHave(file, claims.sub, grants.permissions);
    if (!may) throw notFound();
    return file;
  });
}

/** A lead's file is for everybody who sees the lead, until it is taken away. */
async function seesLeadOf(db: OrgDb, file: StoredFile, userId: string): Promise<boolean> {
  const row = await db.find(lead_files, eq(lead_files.file_id, file.id));
  const lead = row && (await db.byId(leads, row.lead_id));
  if (!lead || lead.deleted_at || file.deleted_at || file.expires_at) return false;
  return (await membersWhoSee(db, lead.assigned_to, [userId])).has(userId);
}

/** A message's file is for everybody who sees the thread, until the message is taken back. */
async function seesThreadOf(db: OrgDb, file: StoredFile, userId: string): Promise<boolean> {
  const row = await db.find(message_media, eq(message_media.file_id, file.id));
  const message = row && (await db.byId(messages, row.message_id));
  const thread = message && (await db.byId(conversations, message.conversation_id));
  if (!thread || message.revoked_at || file.deleted_at) return false;
  return (await membersWhoSee(db, thread.assigned_to, [userId])).has(userId);
}

/** Exports follow the eyes of who asked for them, so nobody else gets them, whatever their role. */
function mayHave(file: StoredFile, userId: string, permissions: ReadonlySet<Permission>): boolean {
  const needed = permissionOf[file.purpose] ?? "leads.read";
  const isOver = file.expires_at !== null && Date.parse(file.expires_at) < Date.now();
  const isTheirs = file.created_by === null || file.created_by === userId;
  return !file.deleted_at && !isOver && permissions.has(needed) && isTheirs;
}

const Claims = z.object({ org: z.uuid(), sub: z.uuid(), jti: z.uuid() });

async function readToken(token: string): Promise<z.infer<typeof Claims>> {
  try {
    const { payload } = await jwtVerify(token, signingKey(), { audience, algorithms: ["HS256"] });
    return Claims.parse(payload);
  } catch (cause) {
    throw new AppError("unauthenticated", { cause });
  }
}

/** Its own key, so that no other token of ours opens a file. */
const signingKey = () => new TextEncoder().encode(`file-link:${env().NEXTAUTH_SECRET}`);
