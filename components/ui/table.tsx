import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";

/** Scrolls inside its own frame, so the head can stick. Give the frame a height with `frameClassName`. */
export function Table({
  className,
  frameClassName,
  ...props
}: ComponentProps<"table"> & { frameClassName?: string }) {
  return (
    <div data-slot="table-frame" className={cn("relative w-full overflow-auto", frameClassName)}>
      <table
        data-slot="table"
        className={cn("w-full border-separate border-spacing-0 text-sm", className)}
        {...props}
      />
    </div>
  );
}

export function TableHeader(props: ComponentProps<"thead">) {
  return <thead data-slot="table-header" {...props} />;
}

export function TableBody(props: ComponentProps<"tbody">) {
  return <tbody data-slot="table-body" {...props} />;
}

export function TableFooter({ className, ...props }: ComponentProps<"tfoot">) {
  return (
    <tfoot
      data-slot="table-footer"
      className={cn("sticky bottom-0 bg-canvas font-medium", className)}
      {...props}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      data-slot="table-row"
      className={cn("group/row hover:bg-accent/50 data-[state=selected]:bg-primary-soft/70", className)}
      {...props}
    />
  );
}

type HeadProps = ComponentProps<"th"> & {
  numeric?: boolean;
  /** Makes the head a button; `sort` is the direction now, or null when sorted by another column. */
  sort?: "asc" | "desc" | null;
  onSort?: () => void;
  /** Beside the words and not part of what sorts, e.g. a handle. */
  aside?: ReactNode;
};

export function TableHead({ className, numeric, sort, onSort, aside, children, ...props }: HeadProps) {
  const Arrow = sort === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      data-slot="table-head"
      scope="col"
      aria-sort={sort ? (sort === "asc" ? "ascending" : "descending") : undefined}
      className={cn(
        "sticky top-0 z-10 h-8 border-b bg-canvas px-3 text-left text-xs font-medium whitespace-nowrap text-muted-foreground",
        numeric && "text-right",
        className,
      )}
      {...props}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={cn(
            "group touch-target -mx-1 inline-flex items-center gap-1 rounded-sm px-1 hover:text-foreground",
            numeric && "flex-row-reverse",
            sort && "text-foreground",
          )}
        >
          {children}
          <Arrow
            aria-hidden
            className={cn(
              "size-3",
              !sort && "opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60",
            )}
          />
        </button>
      ) : (
        children
      )}
      {aside}
    </th>
  );
}

export function TableCell({ className, numeric, ...props }: ComponentProps<"td"> & { numeric?: boolean }) {
  return (
    <td
      data-slot="table-cell"
      className={cn(
        "h-9 border-b px-3 whitespace-nowrap pointer-coarse:h-11",
        numeric && "text-right num",
        className,
      )}
      {...props}
    />
  );
}
