import { PageBody } from "@/components/shell/page-header";
import { PageHeaderSkeleton } from "@/components/states/skeleton-frame";
import { BoardSkeleton } from "./_components/board-skeleton";

export default function PipelineLoading() {
  return (
    <>
      <PageHeaderSkeleton />
      <PageBody layout="fill">
        <BoardSkeleton />
      </PageBody>
    </>
  );
}
