"use client";

import { StageMark } from "@/components/leads/stage-mark";
import { SelectGroup, SelectItem, SelectLabel } from "@/components/ui/select";
import type { Stage } from "@/lib/pipeline/schemas";
import { usePipelines } from "./use-pipelines";

type StageOption = Pick<Stage, "id" | "name" | "color" | "stage_type"> & Partial<Pick<Stage, "pipeline_id">>;

/** Stages to choose from; below the names of their pipelines when they are of several. */
export function StageItems({ stages }: { stages: StageOption[] }) {
  const several = new Set(stages.map(({ pipeline_id }) => pipeline_id)).size > 1;
  return several ? <Grouped stages={stages} /> : stages.map((stage) => <Item key={stage.id} stage={stage} />);
}

function Grouped({ stages }: { stages: StageOption[] }) {
  const pipelines = usePipelines();
  const ids = [...new Set(stages.map(({ pipeline_id }) => pipeline_id))];
  return ids.map((pipelineId) => (
    <SelectGroup key={pipelineId}>
      <SelectLabel>{pipelines.find(({ id }) => id === pipelineId)?.name}</SelectLabel>
      {stages
        .filter(({ pipeline_id }) => pipeline_id === pipelineId)
        .map((stage) => (
          <Item key={stage.id} stage={stage} />
        ))}
    </SelectGroup>
  ));
}

function Item({ stage }: { stage: StageOption }) {
  return (
    <SelectItem value={stage.id}>
      <span className="flex items-center gap-2">
        <StageMark stage={stage} />
        <span className="truncate">{stage.name}</span>
      </span>
    </SelectItem>
  );
}
