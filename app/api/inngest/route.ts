import { serve } from "inngest/next";
import { functions, inngest } from "@/inngest";

/** Longest step: a provider call of 15 s, with room for the database. */
export const maxDuration = 60;

// Only these three: other methods of the SDK's handler have leaked the environment before (CVE-2026-42047).
export const { GET, POST, PUT } = serve({ client: inngest, functions });
