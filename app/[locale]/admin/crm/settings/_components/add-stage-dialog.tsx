"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { AddStageForm } from "./add-stage-form";
import type { StageItem, useStages } from "./use-stages";

type Props = { stages: StageItem[]; onCreate: ReturnType<typeof useStages>["create"] };

export function AddStageDialog({ stages, onCreate }: Props) {
  const t = useTranslations("settings.stages.add");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline">
          <Plus aria-hidden />
          {t("action")}
        </Button>
      </DialogTrigger>
      <DialogContent size="sm">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <AddStageForm stages={stages} onCreate={onCreate} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
