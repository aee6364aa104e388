export { useFields } from "@/components/leads/use-fields";
