import { SkeletonFrame } from "@/components/states/skeleton-frame";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/utils";

const widths = ["w-40", "w-28", "w-36", "w-32"];

/** Rows of 64 px, like the rows that come. */
export function ListSkeleton({ rows = 9 }: { rows?: number }) {
  return (
    <SkeletonFrame className="min-h-0 flex-1 overflow-hidden">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex h-16 items-center gap-3 border-b pr-3 pl-3.5">
          <Skeleton className="size-10 rounded-full" />
          <div className="flex min-w-0 flex-1 flex-col gap-2">
            <div className="flex items-center justify-between gap-4">
              <Skeleton className={cn("h-3.5", widths[index % widths.length])} />
              <Skeleton className="h-2.5 w-8" />
            </div>
            <Skeleton className="h-3 w-4/5" />
          </div>
        </div>
      ))}
    </SkeletonFrame>
  );
}
