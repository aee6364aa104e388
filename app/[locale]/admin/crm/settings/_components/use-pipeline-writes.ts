"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createPipelineAction, deletePipelineAction, updatePipelineAction } from "@/app/actions/pipeline";
import { useAction } from "@/components/data/use-action";

/** Changes of pipelines; the switchers are asked again after each. */
export function usePipelineWrites() {
  const queryClient = useQueryClient();
  const update = useAction(updatePipelineAction);
  const remove = useAction(deletePipelineAction);
  const settled = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    await queryClient.invalidateQueries({ queryKey: ["pipelines"] });
    return result;
  };
  return {
    /** Its form says what went wrong. */
    create: (input: Parameters<typeof createPipelineAction>[0]) => settled(createPipelineAction(input)),
    /** So does the form of a name. */
    rename: (input: Parameters<typeof updatePipelineAction>[0]) => settled(updatePipelineAction(input)),
    update: (input: Parameters<typeof updatePipelineAction>[0]) => settled(update.run(input)),
    remove: (input: Parameters<typeof deletePipelineAction>[0]) => settled(remove.run(input)),
  };
}
