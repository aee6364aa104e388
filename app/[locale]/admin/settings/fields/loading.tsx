import { ListSkeleton } from "@/components/settings/form-skeleton";

export default function FieldsLoading() {
  return <ListSkeleton />;
}
