import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** The page's one column. */
export function Container({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("mx-auto w-full max-w-296 px-5 sm:px-8", className)} {...props} />;
}

export function SectionTitle({ className, ...props }: ComponentProps<"h2">) {
  return <h2 className={cn("text-3xl font-semibold text-balance", className)} {...props} />;
}
