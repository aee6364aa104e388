"use client";

import { RadioGroup as RadioGroupPrimitive } from "radix-ui";
import { useId, type ComponentProps, type ReactNode } from "react";
import { Label } from "@/components/ui/label";
import { cn } from "@/lib/utils";

export function RadioGroup({ className, ...props }: ComponentProps<typeof RadioGroupPrimitive.Root>) {
  return (
    <RadioGroupPrimitive.Root
      data-slot="radio-group"
      className={cn("flex flex-col gap-2.5 pointer-coarse:gap-4", className)}
      {...props}
    />
  );
}

type RadioItemProps = ComponentProps<typeof RadioGroupPrimitive.Item> & {
  label: ReactNode;
  description?: ReactNode;
};

export function RadioItem({ label, description, className, id, ...props }: RadioItemProps) {
  const ownId = useId();
  const itemId = id ?? ownId;
  return (
    <div className="flex items-start gap-2.5">
      <RadioGroupPrimitive.Item
        data-slot="radio-item"
        id={itemId}
        aria-describedby={description ? `${itemId}-note` : undefined}
        className={cn(
          "touch-target inline-flex size-4 shrink-0 items-center justify-center rounded-full border border-control bg-card transition-colors disabled:opacity-50 data-[state=checked]:border-primary pointer-coarse:size-5",
          className,
        )}
        {...props}
      >
        <RadioGroupPrimitive.Indicator className="size-2 rounded-full bg-primary" />
      </RadioGroupPrimitive.Item>
      <div className="flex flex-col gap-0.5">
        <Label htmlFor={itemId}>{label}</Label>
        {description && (
          <p id={`${itemId}-note`} className="text-xs text-muted-foreground">
            {description}
          </p>
        )}
      </div>
    </div>
  );
}
