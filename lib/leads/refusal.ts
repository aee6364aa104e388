import type { AppError } from "@/lib/errors";

/** Why one of many was refused, as a key below `errors` of the texts. */
export function reasonOf({ code, details }: AppError): string {
  const [field] = Object.values(details.fields ?? {});
  return details.message ?? (field ? `fields.${field}` : code);
}
