import { PageBody } from "@/components/shell/page-header";
import { PageHeaderSkeleton, RowsSkeleton, SkeletonFrame } from "@/components/states/skeleton-frame";
import { Skeleton } from "@/components/ui/skeleton";

export function RecordListSkeleton() {
  return (
    <>
      <PageHeaderSkeleton />
      <PageBody layout="fill" className="flex-col">
        <div className="flex h-12 shrink-0 items-center border-b px-4 md:px-6 pointer-coarse:h-15">
          <Skeleton className="h-8 w-full max-w-90 rounded-md" />
        </div>
        <SkeletonFrame className="md:px-3 md:pt-8">
          <RowsSkeleton rows={14} />
        </SkeletonFrame>
      </PageBody>
    </>
  );
}

export function RecordPageSkeleton() {
  return (
    <>
      <PageHeaderSkeleton />
      <PageBody layout="fill">
        <SkeletonFrame className="flex min-h-0 flex-1 flex-col">
          <div className="flex shrink-0 gap-8 border-b px-4 py-4 md:px-6">
            {Array.from({ length: 4 }, (_, index) => (
              <Skeleton key={index} className="h-11 w-24" />
            ))}
          </div>
          <div className="flex min-h-0 flex-1">
            <div className="mx-auto w-full max-w-180 p-4">
              <RowsSkeleton rows={8} />
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
