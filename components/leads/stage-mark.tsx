import { Check, X } from "lucide-react";
import type { Stage } from "@/lib/pipeline/schemas";
import { cn } from "@/lib/utils";

type StageMarkProps = { stage: Pick<Stage, "color" | "stage_type">; className?: string };

/** The stage's colour; won and lost also differ by shape. */
export function StageMark({ stage, className }: StageMarkProps) {
  if (stage.stage_type === "open") {
    return (
      <span
        aria-hidden
        style={{ backgroundColor: stage.color }}
        className={cn("size-2.5 shrink-0 rounded-full", className)}
      />
    );
  }
  const isWon = stage.stage_type === "won";
  const Icon = isWon ? Check : X;
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex size-4 shrink-0 items-center justify-center rounded-full text-card [&_svg]:size-2.5! [&_svg]:stroke-3 [&_svg]:text-current!",
        isWon ? "bg-success-mark" : "bg-control",
        className,
      )}
    >
      <Icon />
    </span>
  );
}
