"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState, type ComponentProps, type KeyboardEvent, type ReactNode } from "react";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/utils";

export type Parsed<T> = { value: T; error?: undefined } | { error: string; value?: undefined };

export function FieldRow({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-h-9 grid-cols-[7.5rem_minmax(0,1fr)] items-start">
      <dt className="flex min-h-9 items-center text-xs text-muted-foreground pointer-coarse:min-h-11">
        {label}
      </dt>
      <dd className="flex min-h-9 min-w-0 items-center pointer-coarse:min-h-11">{children}</dd>
    </div>
  );
}

type EditableFieldProps<T extends string | null> = {
  label: string;
  value: T;
  /** The value for reading, when it is not the text one types. */
  shown?: string | null;
  /** What stands there while there is no value. */
  empty: string;
  mayWrite: boolean;
  parse: (text: string) => Parsed<T>;
  /** @returns why it was refused, if it was. */
  onSave: (value: T) => Promise<string | undefined>;
} & Pick<ComponentProps<"input">, "type" | "inputMode">;

/** Text that becomes an input in the same place. Enter and leaving save, Esc puts back. */
export function EditableField<T extends string | null>(props: EditableFieldProps<T>) {
  const { label, value, shown = value, empty, mayWrite, type } = props;
  const t = useTranslations("leads.page");
  const [draft, setDraft] = useState<{ text: string; error?: string } | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const close = () => {
    setDraft(null);
    requestAnimationFrame(() => trigger.current?.focus());
  };
  if (draft) return <Editor {...props} draft={draft} onDraft={setDraft} onClose={close} />;
  if (!mayWrite)
    return (
      <FieldRow label={label}>
        <Reading shown={shown} type={type} />
      </FieldRow>
    );
  return (
    <FieldRow label={label}>
      <button
        ref={trigger}
        type="button"
        aria-label={t("edit", { field: label, value: shown ?? empty })}
        onClick={() => setDraft({ text: value ?? "" })}
        className={cn(
          "min-h-8 w-full cursor-text! truncate rounded-md border border-transparent px-2 text-left text-sm hover:border-input hover:bg-card pointer-coarse:min-h-11",
          shown === null && "text-muted-foreground",
        )}
      >
        {shown ?? empty}
      </button>
    </FieldRow>
  );
}

type EditorProps<T extends string | null> = EditableFieldProps<T> & {
  draft: { text: string; error?: string };
  onDraft: (draft: { text: string; error?: string } | null) => void;
  onClose: () => void;
};

function Editor<T extends string | null>({
  label,
  value,
  type,
  inputMode,
  parse,
  onSave,
  draft,
  onDraft,
  onClose,
}: EditorProps<T>) {
  const errorId = useId();
  // Closing takes the focus away, which must not save a second time, or what Esc gave up.
  const done = useRef(false);
  const finish = async (refocus: boolean) => {
    if (done.current) return;
    const parsed = parse(draft.text);
    if (parsed.error !== undefined) return onDraft({ ...draft, error: parsed.error });
    done.current = true;
    if (refocus) onClose();
    else onDraft(null);
    if (parsed.value === value) return;
    const refused = await onSave(parsed.value);
    if (refused) onDraft({ text: draft.text, error: refused });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") void finish(true);
    if (event.key === "Escape") {
      event.stopPropagation();
      done.current = true;
      onClose();
    }
  };
  return (
    <FieldRow label={label}>
      <div className="flex w-full flex-col gap-1">
        <Input
          autoFocus
          type={type}
          inputMode={inputMode}
          value={draft.text}
          aria-label={label}
          aria-invalid={draft.error ? true : undefined}
          aria-describedby={draft.error ? errorId : undefined}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => onDraft({ text: event.target.value })}
          onKeyDown={onKeyDown}
          onBlur={() => void finish(false)}
          className="px-2"
        />
        {draft.error && (
          <p id={errorId} role="alert" className="pb-1 text-xs text-danger">
            {draft.error}
          </p>
        )}
      </div>
    </FieldRow>
  );
}

function Reading({ shown, type }: { shown: string | null; type: ComponentProps<"input">["type"] }) {
  return (
    <span className={cn("truncate px-2 text-sm", type === "tel" && "num")}>
      {shown ?? <span className="text-muted-foreground">–</span>}
    </span>
  );
}
