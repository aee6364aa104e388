import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { idempotency_keys } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { transact } from "@/lib/unit";

const keyLengthMax = 200;

/**
 * Runs a write once per `Idempotency-Key`: a retry gets the first answer again. The key is claimed before the write
 * and freed when the write fails, so a failed attempt can be repeated.
 *
 * @throws AppError `conflict` while the first attempt runs or when the key was used for something else.
 */
export async function withIdempotency(
  ctx: Ctx,
  request: Request,
  route: string,
  input: unknown,
  run: () => Promise<unknown>,
): Promise<unknown> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return run();
  if (key.length < 1 || key.length > keyLengthMax) throw invalid({ "Idempotency-Key": "wrong_format" });
  const request_hash = createHash("sha256")
    .update(JSON.stringify([route, input]))
    .digest("hex");
  const actor_key = `${ctx.actor.type}:${actorUserId(ctx.actor) ?? ""}`;
  const claimed = await transact(ctx, ({ db }) =>
    db.insertIfAbsent(idempotency_keys, { actor_key, idempotency_key: key, request_hash }),
  );
  if (!claimed) return replay(ctx, { actor_key, key, request_hash });
  try {
    const response = await run();
    await transact(ctx, ({ db }) =>
      db.update(idempotency_keys, { response, status_code: 200 }, eq(idempotency_keys.id, claimed.id)),
    );
    return response;
  } catch (error) {
    await transact(ctx, ({ db }) => db.remove(idempotency_keys, eq(idempotency_keys.id, claimed.id)));
    throw error;
  }
}

async function replay(
  ctx: Ctx,
  asked: { actor_key: string; key: string; request_hash: string },
): Promise<unknown> {
  const earlier = await transact(ctx, ({ db }) =>
    db.find(
      idempotency_keys,
      eq(idempotency_keys.actor_key, asked.actor_key),
      eq(idempotency_keys.idempotency_key, asked.key),
    ),
  );
  // The first attempt failed this very moment and gave the key back: the next retry will get it.
  if (!earlier) throw new AppError("conflict", { message: "idempotency_running" });
  if (earlier.request_hash !== asked.request_hash)
    throw new AppError("conflict", { message: "idempotency_mismatch" });
  if (earlier.status_code === null) throw new AppError("conflict", { message: "idempotency_running" });
  return earlier.response;
}
