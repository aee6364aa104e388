import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/utils";

/** Around a screen's skeletons: says once, to those who cannot see them, that it is loading. */
export function SkeletonFrame({ className, children, ...props }: ComponentProps<"div">) {
  const t = useTranslations("states");
  return (
    <div
      data-slot="skeleton-frame"
      role="status"
      aria-busy="true"
      className={cn("relative", className)}
      {...props}
    >
      <span className="sr-only">{t("loading")}</span>
      {children}
    </div>
  );
}

/** The title in the top bar while its page loads. */
export function PageHeaderSkeleton() {
  return (
    <div className="sticky top-0 z-30 -mt-12 flex h-12 shrink-0 items-center pl-4">
      <Skeleton className="h-5 w-36" />
    </div>
  );
}

/** Rows of a table or list: 36 px each, like the rows that come. */
export function RowsSkeleton({ rows = 8, className }: { rows?: number; className?: string }) {
  return (
    <div className={cn("flex flex-col", className)}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex h-9 items-center gap-3 border-b px-3 pointer-coarse:h-11">
          <Skeleton className="size-6 rounded-full" />
          <Skeleton className={cn("h-3", index % 3 === 0 ? "w-44" : index % 3 === 1 ? "w-32" : "w-52")} />
          <Skeleton className="ml-auto h-3 w-16" />
        </div>
      ))}
    </div>
  );
}
