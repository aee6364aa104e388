import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

type EmptyStateProps = {
  /** A line drawing of ours or one lucide icon. */
  icon?: ReactNode;
  title: ReactNode;
  /** One sentence that teaches. */
  description?: ReactNode;
  /** One action. */
  action?: ReactNode;
  /** `sm` inside a panel or a column. */
  size?: "sm" | "md";
  /** When it is the only thing on a page, the title is its heading. */
  titleAs?: "p" | "h1" | "h2" | "h3";
  className?: string;
};

export function EmptyState({
  icon,
  title,
  description,
  action,
  size = "md",
  titleAs: Title = "p",
  className,
}: EmptyStateProps) {
  const small = size === "sm";
  return (
    <div
      data-slot="empty-state"
      className={cn(
        "mx-auto flex max-w-96 flex-col items-center justify-center text-center",
        small ? "gap-1.5 px-3 py-6" : "gap-2 px-4 py-12",
        className,
      )}
    >
      {icon && (
        <div
          aria-hidden
          className={cn(
            "mb-1 flex items-center justify-center text-primary-text",
            small ? "[&_.lucide]:size-6" : "[&_.lucide]:size-10",
            "[&_svg]:stroke-[1.5]",
          )}
        >
          {icon}
        </div>
      )}
      <Title className={cn("font-semibold text-balance", small ? "text-sm" : "text-lg")}>{title}</Title>
      {description && (
        <p className={cn("text-pretty text-muted-foreground", small ? "text-xs" : "text-base")}>
          {description}
        </p>
      )}
      {action && <div className={small ? "mt-1.5" : "mt-3"}>{action}</div>}
    </div>
  );
}
