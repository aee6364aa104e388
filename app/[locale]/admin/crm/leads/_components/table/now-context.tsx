"use client";

import { createContext, use } from "react";
import { TimeAt } from "@/components/leads/relative-time";

/** The time that the rows of a table count from. */
export const NowContext = createContext(new Date(0));

export function TimeAgo({ at }: { at: string }) {
  return <TimeAt at={at} now={use(NowContext)} className="text-muted-foreground" />;
}
