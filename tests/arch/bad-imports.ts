/**
 * One tree of wrong imports: every rule of `.dependency-cruiser.mjs` is broken by at least one of these files, which
 * are written to a temporary folder. `import-rules.test.ts` fails for a rule that does not report its file.
 */
export const badImports: { rule: string; file: string; text: string }[] = [
  { rule: "no-circular", file: "lib/leads/ping.ts", text: `import "./pong";` },
  { rule: "db-is-the-bottom", file: "db/reads-a-domain.ts", text: `import "@/lib/leads";` },
  {
    rule: "db-is-the-bottom",
    file: "db/reads-a-type.ts",
    text: `import type { Lead } from "@/lib/leads/schemas";`,
  },
  { rule: "one-pool", file: "lib/leads/own-pool.ts", text: `import "@/db/client";` },
  { rule: "one-pool", file: "tests/integration/own-pool.test.ts", text: `import "@/db/client";` },
  {
    rule: "system-door-is-listed",
    file: "lib/leads/sees-all.ts",
    text: `import { withSystem } from "@/db/system";`,
  },
  { rule: "screens-touch-no-sql", file: "app/page.tsx", text: `import "@/db/org";` },
  {
    rule: "screens-touch-no-sql",
    file: "app/api/leads/route.ts",
    text: `import { sql } from "drizzle-orm";`,
  },
  {
    rule: "screens-touch-no-sql",
    file: "inngest/functions/sweep.ts",
    text: `import postgres from "postgres";`,
  },
  { rule: "screens-touch-no-sql", file: "components/row.tsx", text: `import type { Row } from "@/db/org";` },
  { rule: "components-are-client-safe", file: "components/card.tsx", text: `import "@/lib/leads";` },
  {
    rule: "components-are-client-safe",
    file: "app/_components/leaf.tsx",
    text: `"use client";\nimport "@/lib/leads";`,
  },
  { rule: "components-call-actions-only", file: "components/reach.tsx", text: `import "@/app/page";` },
  { rule: "ui-kit-is-a-leaf", file: "components/ui/button.tsx", text: `import "@/components/card";` },
  { rule: "lib-knows-no-transport", file: "lib/leads/renders.ts", text: `import "@/components/card";` },
  { rule: "lib-knows-no-transport", file: "lib/leads/acts.ts", text: `import type {} from "@/app/page";` },
  {
    rule: "next-stays-at-the-edge",
    file: "lib/leads/cookies.ts",
    text: `import { cookies } from "next/headers";`,
  },
  {
    rule: "next-stays-at-the-edge",
    file: "lib/leads/session.ts",
    text: `import { getServerSession } from "next-auth";`,
  },
  { rule: "sdk-only-in-its-provider", file: "lib/leads/call.ts", text: `import twilio from "twilio";` },
  { rule: "sdk-only-in-its-provider", file: "app/api/pay/route.ts", text: `import Stripe from "stripe";` },
  { rule: "sdk-only-in-its-provider", file: "lib/leads/push.ts", text: `import Pusher from "pusher";` },
  { rule: "sdk-only-in-its-provider", file: "components/push.tsx", text: `import Pusher from "pusher-js";` },
  {
    rule: "sdk-only-in-its-provider",
    file: "lib/leads/cached.ts",
    text: `import { Redis } from "@upstash/redis";`,
  },
  {
    rule: "sdk-only-in-its-provider",
    file: "lib/leads/guess.ts",
    text: `import { generateText } from "ai";`,
  },
  {
    rule: "sdk-only-in-its-provider",
    file: "lib/leads/model.ts",
    text: `import { openai } from "@ai-sdk/openai";`,
  },
  { rule: "sentry-only-in-observability", file: "lib/leads/trace.ts", text: `import "@sentry/nextjs";` },
  {
    rule: "inngest-only-in-its-folder",
    file: "lib/leads/job.ts",
    text: `import { Inngest } from "inngest";`,
  },
  {
    rule: "inngest-only-in-its-folder",
    file: "inngest/functions/raw.ts",
    text: `import { Inngest } from "inngest";`,
  },
  { rule: "domains-use-the-front-door", file: "lib/billing/index.ts", text: `import "@/lib/leads/insert";` },
  {
    rule: "transports-use-the-front-door",
    file: "app/insert/page.tsx",
    text: `import "@/lib/leads/insert";`,
  },
  { rule: "emulators-are-never-imported", file: "lib/leads/stand-in.ts", text: `import "@/emulators/main";` },
  { rule: "emulators-are-never-imported", file: "db/seed/demo.ts", text: `import "@/emulators/main";` },
  { rule: "emulators-are-never-imported", file: "middleware.ts", text: `import "@/emulators/main";` },
];

/** What the wrong files import, and imports that are right: none of these may be reported. */
export const goodImports: Record<string, string> = {
  "db/client.ts": `import { env } from "@/lib/env";`,
  "db/org.ts": `import "./client";\nimport { sql } from "drizzle-orm";`,
  "db/system.ts": `import "./client";`,
  "emulators/main.ts": `import Pusher from "pusher-js";`,
  "lib/env.ts": `export const env = 1;`,
  "lib/utils.ts": `export const cn = 1;`,
  "lib/auth/login.ts": `import { withSystem } from "@/db/system";`,
  "lib/leads/index.ts": `import "./insert";`,
  "lib/leads/insert.ts": `import type { SystemDb } from "@/db/system";\nimport "@/db/org";`,
  "lib/leads/pong.ts": `import "./ping";`,
  "lib/leads/schemas.ts": `export const Lead = 1;`,
  "lib/messaging/providers/twilio.ts": `import twilio from "twilio";`,
  "lib/scoring/index.ts": `import "@/lib/leads";\nimport "@/lib/leads/schemas";`,
  "components/form.tsx": `import "@/lib/leads/schemas";\nimport "@/app/actions/leads";\nimport type {} from "@/lib/leads";`,
  "components/ui/input.tsx": `import "@/lib/utils";`,
  "app/actions/leads.ts": `import "@/lib/leads";`,
  "app/leads/page.tsx": `import "@/lib/leads";\nimport "@/components/form";`,
  "app/leads/server-part.tsx": `import "@/lib/leads";`,
  "inngest/client.ts": `import { Inngest } from "inngest";`,
  "inngest/functions/good.ts": `import "@/inngest/client";\nimport "@/lib/leads";`,
};
