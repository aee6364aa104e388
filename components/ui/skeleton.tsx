import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** Takes the exact size of what comes. Put one `SkeletonFrame` around a screen's skeletons. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      data-slot="skeleton"
      aria-hidden
      className={cn("animate-shimmer rounded-sm bg-accent motion-reduce:animate-none", className)}
      {...props}
    />
  );
}
