import { PageHeaderSkeleton, SkeletonFrame } from "@/components/states/skeleton-frame";
import { PageBody } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";

/** A column of fields while it loads. */
export function FormSkeleton({ fields = 4 }: { fields?: number }) {
  return (
    <SkeletonFrame>
      <div className="md:[&>div]:pl-6">
        <PageHeaderSkeleton />
      </div>
      <PageBody className="max-md:pt-14">
        <div className="flex max-w-140 flex-col gap-6">
          <Skeleton className="h-4 w-4/5" />
          {Array.from({ length: fields }, (_, index) => (
            <div key={index} className="flex flex-col gap-1.5">
              <Skeleton className="h-4 w-32" />
              <Skeleton className="h-8 w-full rounded-md pointer-coarse:h-11" />
              <Skeleton className="h-3 w-3/5" />
            </div>
          ))}
        </div>
      </PageBody>
    </SkeletonFrame>
  );
}

/** Rows of a list or table while they load. */
export function ListSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <SkeletonFrame>
      <div className="md:[&>div]:pl-6">
        <PageHeaderSkeleton />
      </div>
      <PageBody className="max-md:pt-14">
        <div className="flex max-w-230 flex-col gap-6">
          <Skeleton className="h-4 w-3/5" />
          <div className="flex flex-col">
            {Array.from({ length: rows }, (_, index) => (
              <div key={index} className="flex h-13 items-center gap-3 border-b">
                <Skeleton className="size-8 rounded-full" />
                <div className="flex flex-1 flex-col gap-1.5">
                  <Skeleton className={index % 2 === 0 ? "h-3.5 w-36" : "h-3.5 w-48"} />
                  <Skeleton className="h-3 w-40" />
                </div>
                <Skeleton className="h-6 w-20 rounded-md" />
              </div>
            ))}
          </div>
        </div>
      </PageBody>
    </SkeletonFrame>
  );
}
