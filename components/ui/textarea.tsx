"use client";

import type { ComponentProps } from "react";
import { useFieldControl } from "@/components/ui/field";
import { inputClasses } from "@/components/ui/input";
import { cn } from "@/lib/utils";

/** Grows with its text up to `max-h-60`. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      data-slot="textarea"
      className={cn(inputClasses, "field-sizing-content max-h-60 min-h-18 resize-y px-2.5 py-2", className)}
      {...props}
      {...useFieldControl(props)}
    />
  );
}
