import { SkeletonFrame } from "@/components/states/skeleton-frame";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/utils";

const bubbles = [
  { out: false, size: "h-9 w-56" },
  { out: false, size: "h-9 w-40" },
  { out: true, size: "h-14 w-72" },
  { out: false, size: "h-9 w-64" },
  { out: true, size: "h-9 w-52" },
  { out: false, size: "h-14 w-60" },
];

/** The open thread before anything of it is known. */
export function ThreadSkeleton() {
  return (
    <SkeletonFrame
      data-hide-bottom-bar
      className="flex min-w-0 flex-1 flex-col bg-background max-md:absolute max-md:inset-0 max-md:z-40"
    >
      <div className="flex h-12 shrink-0 items-center gap-2.5 border-b px-4 max-md:h-14 max-md:pl-14 pointer-coarse:h-15">
        <Skeleton className="size-8 rounded-full" />
        <div className="flex flex-col gap-1.5">
          <Skeleton className="h-3.5 w-36" />
          <Skeleton className="h-2.5 w-44" />
        </div>
      </div>
      <div className="flex min-h-0 flex-1 flex-col bg-chat">
        <Bubbles />
      </div>
      <div className="h-23 shrink-0 border-t p-3">
        <Skeleton className="h-10 w-full rounded-lg" />
      </div>
    </SkeletonFrame>
  );
}

export function MessagesSkeleton() {
  return (
    <SkeletonFrame className="flex min-h-0 flex-1 flex-col">
      <Bubbles />
    </SkeletonFrame>
  );
}

function Bubbles() {
  return (
    <div className="mx-auto mt-auto flex w-full max-w-230 flex-col gap-2 overflow-hidden px-3 pb-3 md:px-6">
      {bubbles.map(({ out, size }, index) => (
        <Skeleton key={index} className={cn("max-w-[86%] rounded-xl", size, out && "self-end")} />
      ))}
    </div>
  );
}
