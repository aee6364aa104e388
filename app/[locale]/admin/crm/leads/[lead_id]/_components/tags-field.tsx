"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent } from "react";
import { TagBadge } from "@/components/leads/tags";
import { FieldRow } from "./editable-field";

const tagLengthMax = 50;

type TagsFieldProps = { tags: string[]; mayWrite: boolean; onSave: (tags: string[]) => void };

export function TagsField({ tags, mayWrite, onSave }: TagsFieldProps) {
  const t = useTranslations("leads");
  const [text, setText] = useState("");
  const add = () => {
    const tag = text.trim().replace(/,$/, "");
    setText("");
    if (tag && !tags.includes(tag)) onSave([...tags, tag]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add();
    }
    if (event.key === "Escape") setText("");
    if (event.key === "Backspace" && text === "" && tags.length > 0) onSave(tags.slice(0, -1));
  };
  return (
    <FieldRow label={t("fields.tags")}>
      <div className="flex w-full flex-wrap items-center gap-1 px-2 py-1.5">
        {tags.map((tag) => (
          <TagBadge key={tag} tag={tag}>
            {mayWrite && (
              <button
                type="button"
                aria-label={t("page.removeTag", { tag })}
                onClick={() => onSave(tags.filter((other) => other !== tag))}
                className="touch-target -mr-1 rounded-full opacity-70 hover:opacity-100"
              >
                <X aria-hidden />
              </button>
            )}
          </TagBadge>
        ))}
        {mayWrite && (
          <input
            value={text}
            maxLength={tagLengthMax}
            aria-label={t("page.addTag")}
            placeholder={tags.length === 0 ? t("page.addTag") : "+"}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
            className="h-6 min-w-16 flex-1 rounded-sm bg-transparent text-sm placeholder:text-muted-foreground focus-visible:outline-offset-0 pointer-coarse:h-9 pointer-coarse:text-lg"
          />
        )}
        {!mayWrite && tags.length === 0 && <span className="text-sm text-muted-foreground">–</span>}
      </div>
    </FieldRow>
  );
}
