import { SignJWT, jwtVerify } from "jose";
import { z } from "zod";
import { stored_files } from "@/db/schema";
import { withOrg } from "@/db/org";
import { memberGrants } from "@/lib/auth";
import type { Permission } from "@/lib/auth/permissions";
import { actorUserId } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { FileIdInput } from "./schemas";
import type { StoredFile } from "./store";

const linkMinutes = 15;
const audience = "file";

/** Who may have a file, besides being the one it was made for. */
const permissionOf: Record<string, Permission> = {
  import: "leads.import",
  export: "leads.export",
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
      const expires = Math.floor(Date.now() / 1_000) + linkMinutes * 60;
      const token = await new SignJWT({ org: ctx.org.id })
        .setProtectedHeader({ alg: "HS256" })
        .setAudience(audience)
        .setSubject(userId)
        .setJti(file_id)
        .setExpirationTime(expires)
        .sign(signingKey());
      return {
        url: `/api/files/${file_id}?token=${token}`,
        expires_at: new Date(expires * 1_000).toISOString(),
      };
    }),
});

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
    if (!grants || !file || !mayHave(file, claims.sub, grants.permissions)) throw notFound();
    return file;
  });
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
