"use client";

import { useEffect, useRef } from "react";

export type Shortcut = {
  /** "?", "e", "mod+k", "shift+a", or a sequence: "g i". `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  keys: string;
  run: () => void;
  enabled?: boolean;
  /** Also while a text field or a dialog has the focus. For `mod+` chords only. */
  everywhere?: boolean;
};

type Layer = { current: readonly Shortcut[] };

const sequenceTimeoutMs = 1_200;
const layers: Layer[] = [];
let pending: { keys: string; atMs: number } | null = null;

/** Listens while mounted. Of two that claim the same keys the one mounted last wins. */
export function useShortcuts(shortcuts: readonly Shortcut[]) {
  const layer = useRef(shortcuts);
  useEffect(() => {
    layer.current = shortcuts;
  });
  useEffect(() => {
    layers.push(layer);
    if (layers.length === 1) window.addEventListener("keydown", handleKeyDown);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener("keydown", handleKeyDown);
    };
  }, []);
}

function handleKeyDown(event: KeyboardEvent) {
  // 229 is what an IME reports for the key that ends a composition, after isComposing is already false.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.altKey) return;
  const key = tokenOf(event);
  if (!key) return;
  const prefix = pending && event.timeStamp - pending.atMs < sequenceTimeoutMs ? `${pending.keys} ` : "";
  pending = null;
  const keys = prefix + key;
  const busy = isBusy(event.target);
  const active = layers
    .flatMap((layer) => layer.current)
    .filter((shortcut) => shortcut.enabled !== false && (!busy || shortcut.everywhere));
  const match = active.findLast((shortcut) => shortcut.keys === keys);
  if (match) {
    event.preventDefault();
    match.run();
  } else if (active.some((shortcut) => shortcut.keys.startsWith(`${keys} `))) {
    pending = { keys, atMs: event.timeStamp };
  }
}

function tokenOf(event: KeyboardEvent) {
  if (["Shift", "Control", "Meta", "Alt", "Dead", "Process", "Unidentified"].includes(event.key)) return null;
  const isLetter = /^\p{L}$/u.test(event.key);
  const mod = event.metaKey || event.ctrlKey ? "mod+" : "";
  const shift = event.shiftKey && (isLetter || event.key.length > 1) ? "shift+" : "";
  return mod + shift + event.key.toLowerCase();
}

/** Something that takes keys for itself has the focus: a text field, an open menu, a dialog. */
function isBusy(target: EventTarget | null) {
  if (document.querySelector('[role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"]'))
    return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return Boolean(
    target.closest("input, textarea, select, [role='menu'], [role='listbox'], [role='combobox']"),
  );
}
