import { cn } from "@/lib/utils";

const rings = {
  none: "border-danger-mark",
  overdue: "border-warning-mark bg-warning-mark/30",
  planned: "border-success-mark bg-success-mark/30",
};
export type NextStepState = keyof typeof rings;

/** As sellers know the colours: red nothing, yellow overdue, green planned. Say the same in words beside it. */
export function NextStepRing({ step, className }: { step: NextStepState; className?: string }) {
  return <span aria-hidden className={cn("size-3 shrink-0 rounded-full border-2", rings[step], className)} />;
}
