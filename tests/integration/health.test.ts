import { call } from "../support/http";
import { expect, test } from "vitest";
import { GET as databaseInfoRoute } from "@/app/database/info/route";
import { GET as healthRoute } from "@/app/health/route";
import journal from "@/db/migrations/meta/_journal.json";
import { migrationState } from "@/lib/health/database";
import { someNumber, someText, textLike } from "../support/matchers";

test("/health is the source document's, to the member", async () => {
  const before = Math.floor(Date.now() / 1_000);
  const answer = await healthRoute();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const body = (await answer.json()) as { timestamp: number };
  expect(body).toEqual({
    status: "healthy",
    service: "Loved CRM API",
    version: textLike(/^\d+\.\d+\.\d+/),
    timestamp: someNumber,
    dependencies: {
      database: { status: "healthy", response_time_ms: someNumber, type: "postgresql" },
      redis: { status: "not_configured", response_time_ms: null, type: "redis" },
    },
    response_time_ms: someNumber,
  });
  // Seconds, as in the document.
  expect(body.timestamp).toBeGreaterThanOrEqual(before);
  expect(body.timestamp).toBeLessThanOrEqual(before + 60);
});

test("/database/info tells versions, connections, migrations and figures, no data", async () => {
  const latest = journal.entries.at(-1);
  const { status, body } = await call(databaseInfoRoute);
  expect(status).toBe(200);
  expect(body).toEqual({
    database: { type: "postgresql", version: textLike(/^\d+/) },
    connection_pool: {
      max_per_instance: someNumber,
      connections: someNumber,
      active: someNumber,
      max_connections: someNumber,
    },
    migrations: {
      status: "applied",
      pending: 0,
      applied: journal.entries.length,
      latest_version: latest?.tag,
    },
    performance: {
      transactions_committed: someNumber,
      transactions_rolled_back: someNumber,
      cache_hit_percent: someNumber,
      size_bytes: someNumber,
    },
  });
  expect(body.database).toHaveProperty("version", someText);
});

const versions = [
  { when: 10, tag: "0000_first" },
  { when: 20, tag: "0001_second" },
];
test.each([
  ["nothing migrated", 0, { status: "pending", pending: 2, latest_version: null }],
  ["half migrated", 10, { status: "pending", pending: 1, latest_version: "0000_first" }],
  ["up to date", 20, { status: "applied", pending: 0, latest_version: "0001_second" }],
  ["migrated by a newer build", 30, { status: "ahead", pending: 0, latest_version: null }],
])("a database that is %s says so", (_name, latest, state) => {
  expect(migrationState(latest, versions)).toEqual(state);
});
