import { NotFoundState } from "@/components/states/not-found-state";

/** Inside the shell, so that the way on is one click. */
export default function LeadNotFound() {
  return (
    <div className="grid flex-1 place-items-center">
      <NotFoundState homeHref="/admin/crm/leads" />
    </div>
  );
}
