import { NotFoundState } from "@/components/states/not-found-state";

/** Inside the shell, so that the way on is one click. */
export function RecordNotFound({ homeHref }: { homeHref: string }) {
  return (
    <div className="grid flex-1 place-items-center">
      <NotFoundState homeHref={homeHref} />
    </div>
  );
}
