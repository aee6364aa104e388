import type { Metadata } from "next";

/** Links with tokens must be in no index and in no Referer header. */
export function authMetadata(title: string): Metadata {
  return {
    title: { absolute: `${title} · Loved CRM` },
    robots: { index: false, follow: false },
    referrer: "no-referrer",
  };
}

/** The first value of a query parameter. */
export function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
