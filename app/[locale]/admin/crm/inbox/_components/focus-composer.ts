export const composerId = "inbox-composer";

/** After the next paint, so that a composer that has just appeared is found. */
export function focusComposer(): void {
  requestAnimationFrame(() => document.getElementById(composerId)?.focus());
}
