import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

export const badgeVariants = cva(
  "inline-flex h-5 w-fit max-w-full shrink-0 items-center gap-1 rounded-full px-2 text-2xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        neutral: "bg-secondary text-foreground",
        outline: "border border-input text-muted-foreground",
        primary: "bg-primary text-primary-foreground",
        soft: "bg-primary-soft text-primary-text",
        success: "bg-success-soft text-success",
        warning: "bg-warning-soft text-warning",
        danger: "bg-danger-soft text-danger",
        info: "bg-info-soft text-info",
        whatsapp: "bg-whatsapp-soft text-whatsapp",
        tint: "hue-tint",
      },
    },
    defaultVariants: { variant: "neutral" },
  },
);

export type BadgeProps = ComponentProps<"span"> & VariantProps<typeof badgeVariants> & { asChild?: boolean };

/** `tint` takes its colour from `style={{ "--hue": n }}`, for tags. */
export function Badge({ className, variant, asChild, ...props }: BadgeProps) {
  const Tag = asChild ? Slot.Root : "span";
  return <Tag data-slot="badge" className={cn(badgeVariants({ variant }), className)} {...props} />;
}

/** A number that wants attention: unread, waiting. Renders nothing at zero. */
export function CountBadge({
  count,
  max = 99,
  className,
  ...props
}: ComponentProps<"span"> & { count: number; max?: number }) {
  if (count <= 0) return null;
  return (
    <span
      data-slot="count-badge"
      className={cn(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-primary px-1 text-2xs leading-none font-semibold text-primary-foreground num",
        className,
      )}
      {...props}
    >
      {count > max ? `${max}+` : count}
    </span>
  );
}
