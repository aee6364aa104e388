import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/utils";

export const buttonVariants = cva(
  "relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none transition-[background-color,border-color,color,opacity,scale] active:scale-[0.985] disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*='size-'])]:size-4",
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground hover:bg-primary-hover",
        secondary: "bg-secondary text-foreground hover:bg-border",
        outline: "border border-input bg-card text-foreground hover:bg-accent",
        ghost: "text-foreground hover:bg-accent aria-expanded:bg-accent",
        soft: "bg-primary-soft text-primary-text hover:brightness-97 dark:hover:brightness-115",
        danger: "bg-danger text-danger-foreground hover:opacity-90",
        "danger-ghost": "text-danger hover:bg-danger-soft",
        link: "text-primary-text underline-offset-4 hover:underline",
      },
      size: {
        sm: "h-7 px-2 text-xs pointer-coarse:min-h-11 pointer-coarse:px-3",
        md: "h-8 px-3 text-sm pointer-coarse:min-h-11 pointer-coarse:px-4",
        lg: "h-10 px-4 text-base pointer-coarse:min-h-11",
        xl: "h-12 rounded-lg px-5 text-lg",
        "icon-sm": "size-7 pointer-coarse:size-11",
        icon: "size-8 pointer-coarse:size-11",
        "icon-lg": "size-10 pointer-coarse:size-11",
      },
    },
    defaultVariants: { variant: "primary", size: "md" },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    /** Renders the only child (a link, say) with the button's look. */
    asChild?: boolean;
    /** Refuses clicks; the spinner replaces the label without changing the width, and only after 300 ms. */
    loading?: boolean;
  };

export function Button({
  className,
  variant,
  size,
  asChild,
  loading,
  disabled,
  children,
  ...props
}: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root data-slot="button" className={classes} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      data-slot="button"
      className={classes}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      {...props}
    >
      {children}
      {loading && (
        <span className="absolute inset-0 grid animate-appear-late place-items-center rounded-[inherit] bg-inherit">
          <Spinner />
        </span>
      )}
    </button>
  );
}
