"use client";

import { useMounted } from "@/components/theme/use-mounted";
import { Kbd } from "@/components/ui/kbd";

const symbols: Record<string, string> = {
  escape: "Esc",
  enter: "↵",
  shift: "⇧",
  arrowup: "↑",
  arrowdown: "↓",
};

/** "g i" as two keys, "mod+k" as ⌘K or Ctrl K. */
export function ShortcutKeys({ keys }: { keys: string }) {
  const mod = useModKey();
  return (
    <span className="inline-flex items-center gap-1">
      {keys.split(" ").map((chord, index) => (
        <Kbd key={index}>{chordText(chord, mod)}</Kbd>
      ))}
    </span>
  );
}

export function useModKey() {
  const mounted = useMounted();
  return mounted && /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";
}

function chordText(chord: string, mod: string) {
  return chord
    .split("+")
    .map((part) => (part === "mod" ? (mod === "⌘" ? mod : `${mod} `) : (symbols[part] ?? part.toUpperCase())))
    .join("");
}
