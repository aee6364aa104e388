import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

type ScrollAreaProps = ComponentProps<"div"> & {
  orientation?: "vertical" | "horizontal" | "both";
  /** Names the region and lets the keyboard scroll it. Needed when nothing inside takes focus. */
  label?: string;
};

/** The browser's own scrolling with thin bars: momentum, anchoring and find-in-page stay as people know them. */
export function ScrollArea({ className, orientation = "vertical", label, ...props }: ScrollAreaProps) {
  return (
    <div
      data-slot="scroll-area"
      role={label ? "region" : undefined}
      aria-label={label}
      tabIndex={label ? 0 : undefined}
      className={cn(
        "min-h-0 min-w-0 scrollbar-thin overscroll-contain",
        orientation === "vertical" && "overflow-x-hidden overflow-y-auto",
        orientation === "horizontal" && "overflow-x-auto overflow-y-hidden",
        orientation === "both" && "overflow-auto",
        className,
      )}
      {...props}
    />
  );
}
