import type { Pipeline } from "@/lib/pipeline/schemas";

/** The pipeline an address asks for, else the default one; `isUnknown` when it asks for one that is not there. */
export function choosePipeline(
  pipelines: Pipeline[],
  asked: unknown,
): { pipeline: Pipeline; isUnknown: boolean } {
  const known = pipelines.find(({ id }) => id === asked);
  const pipeline = known ?? pipelines.find(({ is_default }) => is_default) ?? pipelines[0];
  if (!pipeline) throw new Error("an organization always has a pipeline");
  return { pipeline, isUnknown: Boolean(asked) && !known };
}
