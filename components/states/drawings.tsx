import type { ReactNode } from "react";

/* Our few drawings: one line, the accent's colour, 96 × 72. Decorative; the text beside them speaks. */

/** A conversation whose line came apart. */
export function BrokenThread() {
  return (
    <Drawing>
      <path d="M8 26c0-8 6-13 14-13h12c8 0 13 5 13 12 0 8-5 13-13 13H25l-9 8v-9c-5-2-8-6-8-11Z" />
      <path d="M19 25h4M26 25h4M33 25h4" />
      <path d="M53 40c3 0 4-3 6-3" strokeDasharray="1 5" />
      <path d="M58 43c2-6 7-10 14-10h4c8 0 13 5 13 12 0 5-2 9-6 11v8l-8-7h-4c-5 0-9-2-11-5" />
      <path d="m70 41 9 9M79 41l-9 9" />
    </Drawing>
  );
}

/** A path that goes out of the map. */
export function LostPath() {
  return (
    <Drawing>
      <path d="M10 58c8-16 20 2 28-12s-6-20 6-28" strokeDasharray="3 5" />
      <path d="M66 27c2.3-4.4 7-6 10.8-4.2 4.8 2.4 6 8.4 3.1 13.2-3 5.1-8.6 8.6-15.1 10-4.4 1-7.8 2.5-11.2 5 1.3-2.9 1.5-5.5.7-8-3.3-3.6-5.2-8.4-4.1-13.2 1.4-5.6 7.3-8.8 12.2-6.5 1.7.8 3.4 2 4.4 3.7Z" />
      <path d="M10 64v-6" />
    </Drawing>
  );
}

/** A door with its keyhole. */
export function ClosedDoor() {
  return (
    <Drawing>
      <path d="M30 62V16c0-3 2-5 5-5h26c3 0 5 2 5 5v46" />
      <path d="M20 62h56" />
      <path d="M48 33a5 5 0 0 1 3 9l1 8h-8l1-8a5 5 0 0 1 3-9Z" />
    </Drawing>
  );
}

/** An empty tray, with a small heart above it. */
export function EmptyTray() {
  return (
    <Drawing>
      <path d="M14 44h17c2 7 8 10 17 10s15-3 17-10h17" />
      <path d="M14 44v12c0 4 2 6 6 6h56c4 0 6-2 6-6V44l-8-15c-1-2-3-3-5-3M14 44l8-15c1-2 3-3 5-3" />
      <path d="M48.5 17.5c1.4-2.6 4.2-3.6 6.5-2.5 2.900 1.400 3.600 5 1.900 7.900-1.800 3-5.200 5.100-9.100 6-2.600.6-4.700 1.500-6.700 3 .8-1.700.9-3.300.4-4.800-2-2.200-3.100-5-2.500-7.900.9-3.400 4.400-5.300 7.300-3.900 1 .5 1.700 1.200 2.200 2.200Z" />
    </Drawing>
  );
}

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 96 72"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      className="h-18 w-24"
    >
      {children}
    </svg>
  );
}
