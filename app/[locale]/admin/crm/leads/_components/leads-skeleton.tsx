import { RowsSkeleton, SkeletonFrame } from "@/components/states/skeleton-frame";

export function LeadsSkeleton() {
  return (
    <SkeletonFrame className="pt-8 max-md:pt-0 md:px-3">
      <RowsSkeleton rows={16} />
    </SkeletonFrame>
  );
}
