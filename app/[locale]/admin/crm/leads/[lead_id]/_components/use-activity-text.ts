"use client";

import { useTranslations } from "next-intl";
import { useSourceName } from "@/components/leads/source";
import type { HandoffReason } from "@/lib/ai/turn";
import type { Activity } from "@/lib/leads/schemas";
import { isChangeName } from "./change-names";

const handoffReasons: readonly HandoffReason[] = [
  "requested_person",
  "negative_mood",
  "sensitive",
  "complex_question",
  "qualified",
  "answers_complete",
  "limit",
  "provider_failure",
];

/** One sentence per activity: who did what. */
export function useActivityText() {
  const t = useTranslations("leads.timeline");
  const fields = useTranslations("leads.fields");
  const sourceName = useSourceName();
  const listed = (names: unknown) =>
    (Array.isArray(names) ? names : [])
      .filter(isChangeName)
      .map((name) => fields(name))
      .join(", ");

  return ({ activity_type, user_id, user_name, title, metadata }: Activity): string => {
    const by = user_name ? "person" : "system";
    const who = user_name ?? "";
    switch (activity_type) {
      case "created":
        return t("created", { by, who, source: sourceName(textOf(metadata.source)) });
      case "stage_change":
        return t("stage_change", {
          by,
          who,
          from: textOf(metadata.from) || "none",
          to: textOf(metadata.to) || title,
        });
      case "updated":
        return t("updated", { by, who, fields: listed(metadata.fields) || title });
      case "assigned": {
        const to =
          metadata.to === null ? "nobody" : metadata.to === user_id || title === user_name ? "self" : "other";
        return t("assigned", { by, who, to, name: title });
      }
      case "merged":
        return t("merged", { by, who, name: title });
      case "merge_undone":
        return t("mergeUndone", { by, who, name: title });
      case "taken_over":
        return t("taken_over", { by, who });
      case "handoff": {
        const reason = handoffReasons.find((known) => known === metadata.reason) ?? "other";
        return t("handoff", { reason });
      }
      case "score_change": {
        const { before, after } = metadata;
        const known = typeof before === "number" ? "yes" : "no";
        return t("scoreChanged", { known, from: String(before), to: after === null ? "–" : String(after) });
      }
      case "task_create":
      case "task_complete":
      case "task_reopen":
      case "task_delete":
      case "task_restore":
        return t("taskChanged", { by, who, action: activity_type.slice("task_".length), title });
      case "file_add":
      case "file_delete":
      case "file_restore":
        return t("fileChanged", { by, who, action: activity_type.slice("file_".length), title });
      case "note":
      case "call":
      case "meeting":
      case "email":
      case "task":
        return t("written", { by, who, kind: activity_type });
      default:
        return title;
    }
  };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
