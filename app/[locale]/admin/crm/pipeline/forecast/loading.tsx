import { PageBody } from "@/components/shell/page-header";
import { PageHeaderSkeleton, SkeletonFrame } from "@/components/states/skeleton-frame";
import { Skeleton } from "@/components/ui/skeleton";

export default function ForecastLoading() {
  return (
    <>
      <PageHeaderSkeleton />
      <PageBody className="mx-auto max-w-280">
        <SkeletonFrame className="flex flex-col gap-8">
          <Skeleton className="h-12 w-60" />
          <div className="flex flex-col gap-3">
            {Array.from({ length: 5 }, (_, index) => (
              <Skeleton key={index} className="h-9 w-full" />
            ))}
          </div>
          <Skeleton className="h-60 w-full" />
        </SkeletonFrame>
      </PageBody>
    </>
  );
}
