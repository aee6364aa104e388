import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

type ProductFrameProps = { label: string; className?: string; children: ReactNode };

/** A miniature of the product, drawn with its own tokens. One picture to assistive technology, described by `label`. */
export function ProductFrame({ label, className, children }: ProductFrameProps) {
  return (
    <div
      role="img"
      aria-label={label}
      className={cn(
        "relative overflow-hidden rounded-xl border bg-background text-left shadow-float select-none",
        className,
      )}
    >
      <div aria-hidden>{children}</div>
    </div>
  );
}
