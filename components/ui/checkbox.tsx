"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as CheckboxPrimitive } from "radix-ui";
import type { ComponentProps } from "react";
import { useFieldControl } from "@/components/ui/field";
import { cn } from "@/lib/utils";

export function Checkbox({ className, ...props }: ComponentProps<typeof CheckboxPrimitive.Root>) {
  return (
    <CheckboxPrimitive.Root
      data-slot="checkbox"
      className={cn(
        "group touch-target inline-flex size-4 shrink-0 items-center justify-center rounded-sm border border-control bg-card text-primary-foreground transition-colors disabled:opacity-50 aria-invalid:border-danger-mark data-[state=checked]:border-primary data-[state=checked]:bg-primary data-[state=indeterminate]:border-primary data-[state=indeterminate]:bg-primary pointer-coarse:size-5",
        className,
      )}
      {...props}
      {...useFieldControl(props)}
    >
      <CheckboxPrimitive.Indicator>
        <Check className="size-3 stroke-3 group-data-[state=indeterminate]:hidden" aria-hidden />
        <Minus className="hidden size-3 stroke-3 group-data-[state=indeterminate]:block" aria-hidden />
      </CheckboxPrimitive.Indicator>
    </CheckboxPrimitive.Root>
  );
}
