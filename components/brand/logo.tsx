import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** A heart that is also a speech bubble. Also drawn in `app/icon.svg`. */
export const heartPath =
  "M16 9.2C18 5.4 22 4 25.3 5.6 29.4 7.6 30.4 12.7 28 16.8 25.4 21.2 20.6 24.2 15 25.4 11.2 26.2 8.3 27.5 5.4 29.6 6.5 27.2 6.7 25 6 22.8 3.2 19.8 1.5 15.7 2.5 11.6 3.7 6.8 8.7 4.1 12.9 6 14.3 6.7 15.4 7.8 16 9.2Z";

/** Decorative: the name beside it, or the link around it, speaks. */
export function HeartMark({ className, ...props }: ComponentProps<"svg">) {
  return (
    <svg
      data-slot="heart-mark"
      viewBox="0 0 32 32"
      fill="currentColor"
      aria-hidden
      className={cn("size-6 shrink-0 text-brand", className)}
      {...props}
    >
      <path d={heartPath} />
    </svg>
  );
}

/** The mark and the wordmark. */
export function Logo({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      data-slot="logo"
      className={cn(
        "inline-flex items-center gap-2 text-lg font-semibold tracking-tight whitespace-nowrap",
        className,
      )}
      {...props}
    >
      <HeartMark />
      <span>
        Loved<span className="font-normal text-muted-foreground"> CRM</span>
      </span>
    </span>
  );
}
