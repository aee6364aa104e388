import { SkeletonFrame } from "@/components/states/skeleton-frame";
import { Skeleton } from "@/components/ui/skeleton";

const cardsPerColumn = [5, 4, 3, 4, 2, 3];

/** Columns and cards in the places and sizes of what comes. */
export function BoardSkeleton() {
  return (
    <SkeletonFrame className="flex min-h-0 flex-1 gap-2.5 overflow-hidden px-4 pt-1 pb-3 max-md:pt-12">
      {cardsPerColumn.map((cards, index) => (
        <div
          key={index}
          className="flex h-full w-[85vw] max-w-80 shrink-0 flex-col gap-1.5 rounded-lg border bg-canvas px-1.5 md:w-70"
        >
          <div className="flex h-14 flex-col justify-center gap-1.5 px-1.5">
            <Skeleton className="h-4 w-32" />
            <Skeleton className="h-3 w-20" />
          </div>
          {Array.from({ length: cards }, (_, card) => (
            <div key={card} className="flex h-20 flex-col justify-between rounded-lg border bg-card p-2.5">
              <Skeleton className="h-3.5 w-36" />
              <Skeleton className="h-3 w-24" />
              <Skeleton className="size-5 rounded-full" />
            </div>
          ))}
        </div>
      ))}
    </SkeletonFrame>
  );
}
