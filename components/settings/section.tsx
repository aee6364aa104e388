import { useId, type ReactNode } from "react";
import { cn } from "@/lib/utils";

type SectionProps = {
  title: string;
  description?: ReactNode;
  /** At the right of the title: the section's one button, a state. */
  aside?: ReactNode;
  /** Things that are hard to take back stand apart. */
  apart?: boolean;
  className?: string;
  children?: ReactNode;
};

/** A titled part of a settings page, with a sentence on what it is for. */
export function Section({ title, description, aside, apart, className, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn("flex flex-col gap-4", apart && "border-t pt-6", className)}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {description && <p className="text-sm text-pretty text-muted-foreground">{description}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}
