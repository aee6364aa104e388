import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { Changes } from "./changes";
import { CommitQueue } from "./commit-queue";
import type { Log } from "./model";
import { advisoryLockKey, schemaSql } from "./schema";

const lockWaitMs = 30_000;
const lockPollMs = 100;
const reconnectSeconds = 0.2;

/**
 * The durable side of the executor. Exactly one executor owns a database: an advisory lock keeps a second one
 * waiting at start, and a token checked by every write shuts out one that lost its connection and was replaced.
 */
export class Store {
  /** For reads and for writes that are not part of the queue. */
  readonly sql: postgres.Sql;
  readonly #writer: postgres.Sql;
  readonly #commits: CommitQueue;
  readonly #token = randomUUID();
  #locked = false;

  constructor(databaseUrl: string, log: Log, onSuperseded: () => void) {
    const options = {
      backoff: () => reconnectSeconds,
      onnotice: () => undefined,
      connect_timeout: 5,
      // A recycled connection would give the lock away.
      max_lifetime: 0,
      connection: { application_name: "inngest-local" },
    };
    this.sql = postgres(databaseUrl, { ...options, max: 2 });
    this.#writer = postgres(databaseUrl, { ...options, max: 1, onclose: () => (this.#locked = false) });
    this.#commits = new CommitQueue((changes) => this.#apply(changes), log, onSuperseded);
  }

  /** Takes the database over, creating the schema when absent. Waits for a PostgreSQL that is just starting. */
  async open(): Promise<void> {
    const giveUpAtMs = Date.now() + lockWaitMs;
    for (;;) {
      const outcome = await this.#tryLock().catch((error: unknown) => error);
      if (outcome === true) break;
      if (Date.now() > giveUpAtMs)
        throw outcome || new Error("another Inngest executor is using this database");
      await new Promise((resolve) => setTimeout(resolve, lockPollMs));
    }
    await this.#writer.unsafe(schemaSql);
    await this.#writer`
      insert into inngest_local.instance (token) values (${this.#token})
      on conflict (one) do update set token = excluded.token`;
  }

  /** Resolves when the changes are durable. Survives outages of PostgreSQL by waiting for their end. */
  commit(changes: Changes): Promise<void> {
    return this.#commits.add(changes);
  }

  /** Resolves when everything handed over before is durable. */
  settled(): Promise<void> {
    return this.#commits.add(new Changes());
  }

  async close(): Promise<void> {
    this.#commits.stop();
    await Promise.all([this.sql.end({ timeout: 2 }), this.#writer.end({ timeout: 2 })]);
  }

  async #apply(changes: Changes): Promise<void> {
    if (!this.#locked) await this.#tryLock();
    const payload = JSON.stringify(changes.toPayload(this.#token));
    await this.#writer`select inngest_local.apply_changes(${payload}::text::json)`;
  }

  async #tryLock(): Promise<boolean> {
    const [row] = await this.#writer`select pg_try_advisory_lock(${advisoryLockKey}) as locked`;
    this.#locked = row?.locked === true;
    return this.#locked;
  }
}
