import type { ComponentProps, ReactNode } from "react";
import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { cn } from "@/lib/utils";

type PageHeaderProps = {
  title: ReactNode;
  /** The way here, without the page itself. */
  parents?: readonly Crumb[];
  /** A quiet fact after the title: a count, a sum. */
  meta?: ReactNode;
  /** The page's own buttons, at the right of the title. On a phone keep one. */
  actions?: ReactNode;
  className?: string;
};

/** The left of the top bar. It sits on the bar that the shell draws, so title and page come from the same render. */
export function PageHeader({ title, parents, meta, actions, className }: PageHeaderProps) {
  return (
    <header
      data-slot="page-header"
      className={cn(
        "sticky top-0 z-30 -mt-12 flex h-12 w-[calc(100%-var(--shell-cluster))] shrink-0 items-center gap-2.5 pr-2 pl-4",
        className,
      )}
    >
      {parents && parents.length > 0 && (
        <Breadcrumb
          items={[...parents, { label: "" }]}
          className="shrink-0 max-md:hidden [&_li:last-child]:hidden"
        />
      )}
      <h1 className="min-w-0 truncate text-lg font-semibold tracking-tight">{title}</h1>
      {meta && <span className="shrink-0 text-sm text-muted-foreground num max-sm:hidden">{meta}</span>}
      {actions && <div className="ml-auto flex shrink-0 items-center gap-1.5">{actions}</div>}
    </header>
  );
}

type PageBodyProps = ComponentProps<"div"> & {
  /** `fill` takes the height that is left and lets its panes scroll; `page` scrolls as a whole. */
  layout?: "page" | "fill";
};

export function PageBody({ layout = "page", className, ...props }: PageBodyProps) {
  return (
    <div
      data-slot="page-body"
      className={cn(
        layout === "fill" ? "flex min-h-0 flex-1 overflow-hidden" : "w-full shrink-0 p-4 md:px-6 md:py-5",
        className,
      )}
      {...props}
    />
  );
}
