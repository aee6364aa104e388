import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** Stays invisible for the first 300 ms: a shorter wait must not flash. Give it a `label` when nothing else says it. */
export function Spinner({ className, label, ...props }: ComponentProps<"span"> & { label?: string }) {
  return (
    <span
      data-slot="spinner"
      role={label ? "status" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={cn("inline-flex animate-appear-late", className)}
      {...props}
    >
      <LoaderCircle className="size-4 animate-spin motion-reduce:animate-none" aria-hidden />
    </span>
  );
}
