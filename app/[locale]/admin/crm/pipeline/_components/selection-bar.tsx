"use client";

import { ChevronDown, Waypoints, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { StageMark } from "@/components/leads/stage-mark";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { BoardColumn } from "@/lib/leads/schemas";

type SelectionBarProps = {
  count: number;
  stages: BoardColumn["stage"][];
  onMove: (stage: BoardColumn["stage"]) => void;
  /** Where there is another pipeline to go to. */
  onMovePipeline: (() => void) | undefined;
  onClear: () => void;
};

/** What can be done with the chosen cards, above the board. */
export function SelectionBar({ count, stages, onMove, onMovePipeline, onClear }: SelectionBarProps) {
  const t = useTranslations("board.many");
  const pipelines = useTranslations("pipelines");
  return (
    <div
      role="region"
      aria-label={t("label")}
      data-testid="selection-bar"
      className="absolute inset-x-0 bottom-4 z-20 mx-auto flex w-fit max-w-[calc(100%-2rem)] items-center gap-2 rounded-lg border border-control bg-popover py-1.5 pr-1.5 pl-3.5 shadow-float"
    >
      <p role="status" className="text-sm font-medium whitespace-nowrap num">
        {t("selected", { count })}
      </p>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="outline">
            {t("moveTo")}
            <ChevronDown aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent side="top" align="center" className="w-60">
          {stages.map((stage) => (
            <DropdownMenuItem key={stage.id} onSelect={() => onMove(stage)}>
              <span className="inline-flex w-4 justify-center">
                <StageMark stage={stage} />
              </span>
              <span className="truncate">{stage.name}</span>
            </DropdownMenuItem>
          ))}
          {onMovePipeline && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={onMovePipeline}>
                <Waypoints aria-hidden />
                {pipelines("moveTo")}
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <IconButton label={t("clear")} className="text-muted-foreground" onClick={onClear}>
        <X />
      </IconButton>
    </div>
  );
}
