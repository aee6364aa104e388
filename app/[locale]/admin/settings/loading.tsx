import { FormSkeleton } from "@/components/settings/form-skeleton";

export default function SettingsLoading() {
  return <FormSkeleton />;
}
