import { PageBody } from "@/components/shell/page-header";
import { PageHeaderSkeleton } from "@/components/states/skeleton-frame";
import { Skeleton } from "@/components/ui/skeleton";

export default function ImportLoading() {
  return (
    <>
      <PageHeaderSkeleton />
      <PageBody>
        <Skeleton className="mx-auto h-72 max-w-240 rounded-lg" />
      </PageBody>
    </>
  );
}
