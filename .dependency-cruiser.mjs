import { globSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Which way imports may go. `tests/arch/import-rules.test.ts` runs these rules over the repository and over one bad
 * file per rule, so that a rule that stopped seeing anything fails.
 *
 * By hand: `npx depcruise --config .dependency-cruiser.mjs app components db inngest lib`.
 */

/** Who may open the door that sees every organization. A new line here is a decision about privacy. */
const systemDoorCallers = {
  "lib/auth/": "before an organization is known: sign-in, sign-up, sessions, links from mails",
  "lib/organizations/accept-invite.ts": "the invited person is not a member yet",
  "lib/organizations/me.ts": "a person's own account spans organizations",
  "lib/audit/security-event.ts": "asks whether an id that was refused exists elsewhere",
  "lib/mail/send.ts": "the address of a person who may belong to several organizations",
  "lib/outbox/": "the relay and the sweeper work through every organization's rows",
  "lib/jobs/sweep.ts": "the sweeper looks for jobs of every organization whose process died",
  "lib/storage/sweep.ts": "the sweeper removes files of every organization whose time is over",
  "lib/messaging/outbound/reconcile.ts": "the sweeper looks for stuck messages everywhere",
  "lib/tasks/remind.ts": "the sweeper looks for due reminders everywhere",
  "lib/leads/fold-totals.ts": "the sweeper folds the totals of every organization, sums it never looks at",
  "lib/leads/distribute.ts": "the sweeper asks which organizations have leads that wait for an owner",
  "lib/leads/mark-stale.ts": "the sweeper asks which organizations have stale leads",
  "lib/scoring/find-due.ts":
    "the sweeper asks which organizations have leads to score or outcomes to learn from",
  "lib/records/trash/purge.ts": "the sweeper removes what has been in any trash for thirty days",
  "lib/health/": "asks for the database's state, no organization's rows",
  "db/seed/": "makes the demo organization",
  "scripts/": "operators' commands",
  "tests/": "makes and inspects organizations",
  "bench/": "makes organizations to measure with",
};

/** Files of a domain that others may import beside its index. */
const sideDoors = {
  "lib/auth/next-auth.ts":
    "the one route that hands next-auth its settings; the index must not load next-auth",
  "lib/auth/session-cookie.ts":
    "the middleware asks for the name alone; the index would bring the database along",
  "lib/http/request-meta.ts":
    "next-auth signs in within a request; lib/http's index imports next-auth's settings",
};

/** Files that may import each other. */
const knownCycles = {
  "emulators/inngest/":
    "a run that finishes publishes an event, and an event starts, resumes or cancels runs",
};

const packages = (...names) => `(?:^|node_modules/)(?:${names.join("|")})(?:/|$)`;
const anyOf = (paths) => `^(?:${paths.map(escaped).join("|")})`;
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const sideDoorFiles = Object.keys(sideDoors).map((file) => `^${escaped(file)}$`);

/** Code that only tests run. */
const tests = ["\\.test\\.tsx?$", "^(?:tests|e2e|bench)/"];
/** What a domain shows beside its index: plain data and types. */
const openFiles = "^lib/[^/]+/(?:index|schemas|types|constants|events|permissions)\\.ts$";
const clientSafe = [
  "^lib/(?:utils|errors|zoned-time)\\.ts$",
  "^lib/http/action-result\\.ts$",
  "^lib/realtime/(?:events|client)\\.ts$",
  "^lib/[^/]+/(?:schemas|types|constants|permissions)\\.ts$",
];

/** Files outside `components/` that say `"use client"`, as patterns. */
function clientFiles(root) {
  return globSync("app/**/*.{ts,tsx}", { cwd: root })
    .filter((file) => /^\s*["']use client["']/.test(readFileSync(path.join(root, file), "utf8")))
    .map((file) => `^${escaped(file.replaceAll(path.sep, "/"))}$`);
}

/** @param {string} root the folder whose `app`, `lib`, … the rules are about */
export const rulesFor = (root) =>
  [
    {
      name: "no-circular",
      comment: "A cycle has no bottom to start reading at. Types erase, so they may point back.",
      from: { pathNot: anyOf(Object.keys(knownCycles)) },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "db-is-the-bottom",
      comment: "The query layer knows nothing above it.",
      from: { path: "^db/", pathNot: ["^db/seed/", ...tests] },
      to: {
        path: "^(?:app|components|emulators|i18n|inngest|lib|scripts|tests)/",
        pathNot: "^lib/env\\.ts$",
      },
    },
    {
      name: "one-pool",
      comment: "SQL goes through a door: db/org.ts or db/system.ts.",
      from: { pathNot: ["^db/", "^tests/(?:support|isolation)/", "^scripts/", "^bench/"] },
      to: { path: "^db/client\\.ts$" },
    },
    {
      name: "system-door-is-listed",
      comment: "Only the listed callers see every organization; their reasons stand in this file.",
      from: { pathNot: [anyOf(Object.keys(systemDoorCallers)), "^db/system\\.ts$", ...tests] },
      to: { path: "^db/system\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "screens-touch-no-sql",
      comment: "Pages, components, routes and jobs call operations.",
      from: { path: "^(?:app|components|inngest/functions)/", pathNot: tests },
      to: { path: ["^db/", packages("drizzle-orm", "postgres")] },
    },
    {
      name: "components-are-client-safe",
      comment: "What may reach a browser imports no server code. Types are free.",
      from: { path: ["^components/", ...clientFiles(root)], pathNot: tests },
      to: { path: "^lib/", pathNot: clientSafe, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "components-call-actions-only",
      comment: "Components reach the server through its actions, never into routes, pages or jobs.",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^(?:app|inngest|scripts)/", pathNot: "^app/actions/" },
    },
    {
      name: "ui-kit-is-a-leaf",
      comment: "The kit does not know the product.",
      from: { path: "^components/ui/" },
      to: {
        path: "^(?:app|components|db|i18n|inngest|lib)/",
        // The locale-aware `Link` stands where `next/link` would.
        pathNot: ["^components/ui/", "^lib/utils\\.ts$", "^i18n/navigation\\.ts$"],
      },
    },
    {
      name: "lib-knows-no-transport",
      comment: "An operation serves a page, a route, a job and a tool alike.",
      from: { path: "^lib/", pathNot: tests },
      to: { path: "^(?:app|components|inngest/functions)/" },
    },
    {
      name: "next-stays-at-the-edge",
      comment: "Operations also run in jobs, scripts and tests, where there is no request.",
      from: { path: "^lib/", pathNot: ["^lib/http/", "^lib/auth/next-auth\\.ts$", ...tests] },
      to: { path: packages("next", "next-auth") },
    },
    {
      name: "sdk-only-in-its-provider",
      comment: "A vendor's types end at the file that talks to it.",
      from: { pathNot: ["^lib/.+/providers/", "^lib/(?:realtime|cache)/", "^emulators/", ...tests] },
      to: {
        path: packages(
          "@ai-sdk/[^/]+",
          "@upstash/redis",
          "aws4fetch",
          "ai",
          "openai",
          "pusher",
          "pusher-js",
          "stripe",
          "telnyx",
          "twilio",
        ),
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "sentry-only-in-observability",
      comment: "What leaves for the error tracker is decided in one place.",
      from: { pathNot: ["^lib/observability\\.ts$", ...tests] },
      to: { path: packages("@sentry/[^/]+") },
    },
    {
      name: "inngest-only-in-its-folder",
      comment: "Jobs are made by inngest/function.ts; nobody else needs the SDK.",
      from: { pathNot: ["^inngest/[^/]+$", "^app/api/inngest/", "^emulators/", ...tests] },
      to: { path: "node_modules/inngest/" },
    },
    {
      name: "domains-use-the-front-door",
      comment: "A domain's inside may change without asking the others.",
      from: { path: "^lib/([^/]+)/", pathNot: ["^lib/http/", ...tests] },
      to: { path: "^lib/[^/]+/", pathNot: ["^lib/$1/", openFiles, ...sideDoorFiles] },
    },
    {
      name: "transports-use-the-front-door",
      comment: "Pages, routes and jobs see a domain's index, not its files. lib/http is theirs.",
      from: { path: "^(?:app|inngest)/", pathNot: tests },
      to: {
        path: "^lib/[^/]+/",
        pathNot: [openFiles, ...clientSafe, "^lib/http/", ...sideDoorFiles],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "emulators-are-never-imported",
      comment: "The product has one code path; stand-ins are reached over the wire.",
      from: { path: "^(?:app|components|db|i18n|inngest|lib)/|^[^/]+\\.tsx?$", pathNot: tests },
      to: { path: "^emulators/" },
    },
  ].map((rule) => ({ severity: "error", ...rule }));

export default {
  forbidden: rulesFor(process.cwd()),
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(?:\\.next|\\.data|node_modules)/" },
    tsPreCompilationDeps: "specify",
    // Not the root's tsconfig.json: beside it, the resolver would take the package `inngest` for our folder.
    tsConfig: { fileName: "tests/arch/import-paths.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
