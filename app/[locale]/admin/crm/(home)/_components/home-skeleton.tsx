import { SkeletonFrame } from "@/components/states/skeleton-frame";
import { Skeleton } from "@/components/ui/skeleton";

export function HomeSkeleton() {
  return (
    <SkeletonFrame className="flex flex-col gap-7">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-52" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <Skeleton className="h-27 w-full rounded-lg" />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        {[8, 6].map((rows) => (
          <div key={rows} className="flex flex-col gap-3">
            <Skeleton className="h-6 w-40" />
            {Array.from({ length: rows }, (_, index) => (
              <Skeleton key={index} className="h-11 w-full" />
            ))}
          </div>
        ))}
      </div>
    </SkeletonFrame>
  );
}
