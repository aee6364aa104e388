import { PageBody } from "@/components/shell/page-header";
import { PageHeaderSkeleton } from "@/components/states/skeleton-frame";
import { HomeSkeleton } from "./_components/home-skeleton";

export default function HomeLoading() {
  return (
    <>
      <PageHeaderSkeleton />
      <PageBody className="mx-auto max-w-300">
        <HomeSkeleton />
      </PageBody>
    </>
  );
}
