"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/utils";

const typingPauseMs = 250;

type SearchBarProps = {
  label: string;
  value: string | undefined;
  onChange: (q: string | undefined) => void;
  /** Inside a dialog: no bar around it. */
  bare?: boolean;
};

/** Applies what was typed after a short pause; Esc empties it. */
export function SearchBar({ label, value = "", onChange, bare = false }: SearchBarProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const apply = (text: string) => {
    setDraft(null);
    onChange(text.trim() || undefined);
  };
  return (
    <div role="search" className={cn("flex shrink-0 items-center", !bare && "border-b px-4 py-2 md:px-6")}>
      <div className={cn("relative w-full", !bare && "max-w-90")}>
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
        />
        <Input
          type="search"
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          value={draft ?? value}
          className="pl-8.5"
          onChange={({ target }) => {
            setDraft(target.value);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => apply(target.value), typingPauseMs);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Enter") apply(event.currentTarget.value);
            if (event.key === "Escape") {
              clearTimeout(timer.current);
              apply("");
            }
          }}
        />
      </div>
    </div>
  );
}
