import { PageBody } from "@/components/shell/page-header";
import { PageHeaderSkeleton, SkeletonFrame } from "@/components/states/skeleton-frame";
import { Skeleton } from "@/components/ui/skeleton";

export default function LeadLoading() {
  return (
    <>
      <PageHeaderSkeleton />
      <PageBody layout="fill">
        <SkeletonFrame className="flex min-h-0 flex-1 flex-col">
          <div className="flex shrink-0 flex-col gap-4 border-b px-4 py-4 md:px-6">
            <div className="flex items-center gap-3">
              <Skeleton className="size-14 rounded-full" />
              <div className="flex flex-col gap-2">
                <Skeleton className="h-5 w-28" />
                <Skeleton className="h-3.5 w-44" />
              </div>
            </div>
            <Skeleton className="h-9 w-full" />
          </div>
          <div className="flex min-h-0 flex-1">
            <div className="mx-auto flex max-w-180 flex-1 flex-col gap-5 p-4">
              <Skeleton className="h-24 rounded-lg" />
              {Array.from({ length: 5 }, (_, index) => (
                <div key={index} className="flex items-center gap-3">
                  <Skeleton className="size-7 rounded-full" />
                  <Skeleton className="h-3.5 w-72" />
                </div>
              ))}
            </div>
            <div className="flex w-95 flex-col gap-4 border-l bg-canvas p-5 max-lg:hidden">
              {Array.from({ length: 9 }, (_, index) => (
                <Skeleton key={index} className="h-5 w-full" />
              ))}
            </div>
          </div>
        </SkeletonFrame>
      </PageBody>
    </>
  );
}
