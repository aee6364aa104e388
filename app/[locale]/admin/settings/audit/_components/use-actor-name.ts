"use client";

import { useTranslations } from "next-intl";
import { textOf } from "@/components/settings/text-of";
import type { AuditEntry, Names } from "./audit-entry";

/** Who acted: a person by name, everything else by what it is. */
export function useActorName({ actor_type, user_id }: AuditEntry, names: Names): string {
  const t = useTranslations("settings.audit.actors");
  const person = user_id ? (names[user_id] ?? t("former")) : undefined;
  if (person && actor_type === "api_key") return t("viaApi", { name: person });
  return person ?? textOf(t, actor_type) ?? actor_type;
}
