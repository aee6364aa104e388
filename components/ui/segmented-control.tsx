"use client";

import { RadioGroup as RadioGroupPrimitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

export type SegmentOption<T extends string> = {
  value: T;
  label: string;
  icon?: ReactNode;
  /** A figure after the label. */
  count?: number;
};

type SegmentedControlProps<T extends string> = {
  value: T;
  onValueChange: (value: T) => void;
  options: readonly SegmentOption<T>[];
  /** What is being chosen. */
  label: string;
  /** Shows icons alone; the labels stay for screen readers and as titles. */
  iconsOnly?: boolean;
  className?: string;
};

export function SegmentedControl<T extends string>({
  value,
  onValueChange,
  options,
  label,
  iconsOnly,
  className,
}: SegmentedControlProps<T>) {
  return (
    <RadioGroupPrimitive.Root
      data-slot="segmented-control"
      orientation="horizontal"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onValueChange(option.value);
      }}
      className={cn(
        "inline-flex h-8 w-fit items-stretch rounded-md bg-secondary p-0.5 pointer-coarse:h-11",
        className,
      )}
    >
      {options.map((option) => (
        <RadioGroupPrimitive.Item
          key={option.value}
          value={option.value}
          aria-label={iconsOnly ? option.label : undefined}
          title={iconsOnly ? option.label : undefined}
          className={cn(
            "inline-flex items-center justify-center gap-1.5 rounded-sm px-2.5 text-xs font-medium whitespace-nowrap text-muted-foreground transition-colors hover:text-foreground data-[state=checked]:bg-card data-[state=checked]:text-foreground data-[state=checked]:ring-1 data-[state=checked]:ring-border dark:data-[state=checked]:bg-accent dark:data-[state=checked]:ring-input [&_svg]:size-3.5",
            iconsOnly && "min-w-8 px-1.5 pointer-coarse:min-w-11",
          )}
        >
          {option.icon}
          {!iconsOnly && option.label}
          {option.count !== undefined && <span className="text-muted-foreground num">{option.count}</span>}
        </RadioGroupPrimitive.Item>
      ))}
    </RadioGroupPrimitive.Root>
  );
}
