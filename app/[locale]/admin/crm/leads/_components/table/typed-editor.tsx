"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { parseMoney } from "@/components/leads/money";
import { Input } from "@/components/ui/input";
import type { Typed } from "./editors";

type TypedEditorProps = {
  label: string;
  as: Typed;
  text: string;
  onSave: (value: string | number | null) => void;
  /** With `refocus` the focus goes back to the cell. */
  onClose: (refocus: boolean) => void;
};

/** An input where the cell's text was. Enter and leaving save, Esc puts back. */
export function TypedEditor({ label, as, text, onSave, onClose }: TypedEditorProps) {
  const t = useTranslations("leadList.cells");
  const [draft, setDraft] = useState(text);
  const [error, setError] = useState<ParseError | null>(null);
  const errorId = useId();
  // Closing takes the focus away, which must not save a second time, or what Esc gave up.
  const done = useRef(false);
  const finish = (refocus: boolean) => {
    if (done.current) return;
    const parsed = parse(as, draft);
    if ("error" in parsed) {
      if (refocus) return setError(parsed.error);
      // Left with something unreadable: better what was there than a cell that cannot be left.
      done.current = true;
      return onClose(false);
    }
    done.current = true;
    onClose(refocus);
    if (draft.trim() !== text) onSave(parsed.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") finish(true);
    if (event.key !== "Escape") return;
    done.current = true;
    onClose(true);
  };
  return (
    <span className="relative block">
      <Input
        autoFocus
        type={inputType[as]}
        inputMode={as === "money" || as === "number" ? "decimal" : as === "percent" ? "numeric" : undefined}
        value={draft}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        onFocus={(event) => as !== "date" && event.currentTarget.select()}
        onChange={(event) => {
          setDraft(event.target.value);
          setError(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => finish(false)}
        className="h-7 px-1.5 pointer-coarse:h-9"
      />
      {error && (
        <span
          id={errorId}
          role="alert"
          className="absolute top-full left-0 z-30 mt-1 rounded-md border bg-popover px-2 py-1 text-xs text-danger shadow-float"
        >
          {t(error)}
        </span>
      )}
    </span>
  );
}

const inputType: Partial<Record<Typed, string>> = { date: "date", email: "email", tel: "tel", url: "url" };

type ParseError = "required" | "wrongAmount" | "wrongPercent" | "wrongNumber";
type Parsed = { value: string | number | null } | { error: ParseError };

function parse(as: Typed, text: string): Parsed {
  const trimmed = text.trim();
  if (trimmed === "") return as === "required" ? { error: "required" } : { value: null };
  switch (as) {
    case "money": {
      const value = parseMoney(trimmed);
      return value === undefined ? { error: "wrongAmount" } : { value };
    }
    case "percent": {
      const digits = trimmed.replace("%", "").trim();
      const fits = /^\d{1,3}$/.test(digits) && Number(digits) <= 100;
      return fits ? { value: Number(digits) } : { error: "wrongPercent" };
    }
    case "number": {
      const number = Number(trimmed.replace(",", "."));
      return Number.isFinite(number) ? { value: number } : { error: "wrongNumber" };
    }
    default:
      return { value: trimmed };
  }
}
