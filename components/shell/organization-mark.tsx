import { Avatar } from "@/components/ui/avatar";

/** Organizations are square, people are round. */
export function OrganizationMark({ name, size = "md" }: { name: string; size?: "sm" | "md" }) {
  return (
    <Avatar
      name={name}
      size={size === "sm" ? "xs" : "md"}
      className={size === "sm" ? "rounded-sm" : "rounded-md"}
    />
  );
}
