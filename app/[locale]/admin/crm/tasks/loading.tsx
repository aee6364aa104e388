import { PageBody } from "@/components/shell/page-header";
import { PageHeaderSkeleton, SkeletonFrame } from "@/components/states/skeleton-frame";
import { Skeleton } from "@/components/ui/skeleton";

export default function TasksLoading() {
  return (
    <>
      <PageHeaderSkeleton />
      <PageBody className="mx-auto max-w-180">
        <SkeletonFrame className="flex flex-col gap-6">
          <Skeleton className="h-8 w-full" />
          {[3, 4].map((rows) => (
            <div key={rows} className="flex flex-col gap-3">
              <Skeleton className="h-4 w-24" />
              {Array.from({ length: rows }, (_, index) => (
                <div key={index} className="flex items-start gap-2.5">
                  <Skeleton className="size-4.5 rounded-full" />
                  <div className="flex flex-col gap-1.5">
                    <Skeleton className="h-4 w-60" />
                    <Skeleton className="h-3 w-36" />
                  </div>
                </div>
              ))}
            </div>
          ))}
        </SkeletonFrame>
      </PageBody>
    </>
  );
}
