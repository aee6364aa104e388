import { PageBody } from "@/components/shell/page-header";
import { PageHeaderSkeleton } from "@/components/states/skeleton-frame";
import { Skeleton } from "@/components/ui/skeleton";
import { LeadsSkeleton } from "./_components/leads-skeleton";

export default function LeadsLoading() {
  return (
    <>
      <PageHeaderSkeleton />
      <PageBody layout="fill" className="flex-col">
        <div className="flex h-12 shrink-0 items-center gap-2 border-b px-4 md:px-6 pointer-coarse:h-15">
          <Skeleton className="h-8 w-64 rounded-md" />
          <Skeleton className="h-8 w-36 rounded-md" />
        </div>
        <LeadsSkeleton />
      </PageBody>
    </>
  );
}
