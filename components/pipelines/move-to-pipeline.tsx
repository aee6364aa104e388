"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { StageSelect } from "@/components/leads/lead-selects";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { Pipeline, Stage } from "@/lib/pipeline/schemas";

type MoveToPipelineProps = {
  /** Whom it is about: a lead's name, or how many. */
  title: string;
  /** Those to choose from. */
  pipelines: Pipeline[];
  onMove: (stage: Stage, pipeline: Pipeline) => void;
  onClose: () => void;
};

/** Which other pipeline, and where in it. */
export function MoveToPipeline({ title, pipelines, onMove, onClose }: MoveToPipelineProps) {
  const t = useTranslations("pipelines");
  const common = useTranslations("common");
  const [chosen, setChosen] = useState<string>();
  const [stageId, setStageId] = useState<string>();
  const pipeline = pipelines.find(({ id }) => id === chosen) ?? pipelines[0];
  const stages = pipeline?.stages ?? [];
  const stage = stages.find(({ id }) => id === stageId) ?? stages[0];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm" data-testid="move-to-pipeline">
        <DialogHeader>
          <DialogTitle className="break-words">{title}</DialogTitle>
          <DialogDescription>{t("moveDescription")}</DialogDescription>
        </DialogHeader>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            if (!pipeline || !stage) return;
            onClose();
            onMove(stage, pipeline);
          }}
        >
          <Field label={t("pipeline")}>
            <Select value={pipeline?.id} onValueChange={setChosen}>
              <SelectTrigger>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {pipelines.map(({ id, name }) => (
                  <SelectItem key={id} value={id}>
                    {name}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          </Field>
          <Field label={t("stage")}>
            <StageSelect stages={stages} value={stage?.id} onChange={setStageId} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={!stage}>
              {t("move")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
