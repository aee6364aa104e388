import { ListSkeleton } from "@/components/settings/form-skeleton";

export default function ListLoading() {
  return <ListSkeleton />;
}
