"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

type NotesProps = {
  value: string | null;
  mayWrite: boolean;
  onSave: (notes: string | null) => Promise<string | undefined>;
};

/** Free text that is saved when one leaves it. */
export function Notes({ value, mayWrite, onSave }: NotesProps) {
  const t = useTranslations("companies.fields");
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const leave = async () => {
    if (draft === null) return;
    const notes = draft.trim() || null;
    const refused = notes === value ? undefined : await onSave(notes);
    setError(refused);
    if (!refused) setDraft(null);
  };
  if (!mayWrite && !value) return null;
  return (
    <Field label={t("notes")} error={error} className="pt-2">
      <Textarea
        rows={3}
        readOnly={!mayWrite}
        placeholder={t("notesPlaceholder")}
        value={draft ?? value ?? ""}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={() => void leave()}
      />
    </Field>
  );
}
