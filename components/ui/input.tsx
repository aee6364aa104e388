"use client";

import type { ComponentProps } from "react";
import { useFieldControl } from "@/components/ui/field";
import { cn } from "@/lib/utils";

/* 16 px under a finger: iOS zooms the page into anything smaller. */
export const inputClasses =
  "w-full min-w-0 rounded-md border border-input bg-card text-sm text-foreground transition-[border-color] placeholder:text-muted-foreground hover:border-control focus-visible:border-ring focus-visible:outline-1 focus-visible:-outline-offset-1 disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground aria-invalid:border-danger-mark aria-invalid:focus-visible:outline-danger-mark pointer-coarse:text-lg";

const sizes = {
  md: "h-8 px-2.5 pointer-coarse:h-11",
  lg: "h-10 px-3 text-base pointer-coarse:h-11",
};

type InputProps = Omit<ComponentProps<"input">, "size"> & { size?: keyof typeof sizes };

export function Input({ className, size = "md", type = "text", ...props }: InputProps) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(inputClasses, sizes[size], className)}
      {...props}
      {...useFieldControl(props)}
    />
  );
}
