import type { Ctx } from "@/lib/context";
import { transact } from "@/lib/unit";
import type { Publication } from "@/lib/realtime";

/** Runs an operation inside a unit of work of ours, and collects what browsers would have been told. */
export async function publicationsOf<T>(
  run: (ctx: Ctx) => Promise<T>,
  ctx: Ctx,
): Promise<{ result: T; published: Publication[] }> {
  const published: Publication[] = [];
  const result = await transact(ctx, (unit) =>
    run({ ...ctx, unit: { ...unit, publish: (publication) => void published.push(publication) } }),
  );
  return { result, published };
}
