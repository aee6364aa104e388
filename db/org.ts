import { AsyncLocalStorage } from "node:async_hooks";
import { and, eq, sql, type InferInsertModel, type InferSelectModel, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable, PgUpdateSetSource } from "drizzle-orm/pg-core";
import { validate as isUuid } from "uuid";
import { appDatabase, type Database } from "./client";
import { withoutValues } from "./query-error";

export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** A table that belongs to organizations; others do not type-check in the door's methods. */
export type OrgTable = PgTable & { organization_id: PgColumn; id: PgColumn };

type New<T extends OrgTable> = Omit<InferInsertModel<T>, "organization_id">;
type Changes<T extends OrgTable> = Omit<PgUpdateSetSource<T>, "organization_id" | "id">;

/**
 * The organization's door: one transaction in which row-level security lets nothing through but this organization,
 * and typed access that repeats the filter in every statement.
 *
 * Open one per request or page: a scope costs three round trips, a second one inside the first waits for a
 * connection that may never come, and is refused.
 */
export function withOrg<T>(orgId: string, fn: (db: OrgDb) => Promise<T>): Promise<T> {
  if (!isUuid(orgId)) throw new Error("withOrg needs an organization id");
  if (insideDoor.getStore()) throw new Error("withOrg inside withOrg: pass the unit of work on instead");
  return insideDoor
    .run(true, () =>
      appDatabase().transaction(async (tx) => {
        // Sent at once (`then` is what sends it), awaited later: statements of one connection run in order, and without
        // the setting row-level security answers "no rows". Saves a round trip and risks nothing.
        const scope = tx.execute(sql`select set_config('app.org_id', ${orgId}, true)`).then();
        const db = new OrgDb(tx, orgId);
        const [, result] = await Promise.all([scope, fn(db).finally(() => db.appended())]);
        return result;
      }),
    )
    .catch((error: unknown) => {
      throw withoutValues(error);
    });
}

/** Leaves the scope's bookkeeping, e.g. for work that starts after the commit. */
export const outsideDoor = <T>(fn: () => T): T => insideDoor.run(false, fn);

const insideDoor = new AsyncLocalStorage<boolean>();

export class OrgDb {
  readonly #appends: Promise<unknown>[] = [];
  /** For joins and aggregates; combine with `in(table)`, row-level security is the net under it. */
  readonly tx: Tx;
  readonly orgId: string;

  constructor(tx: Tx, orgId: string) {
    this.tx = tx;
    this.orgId = orgId;
  }

  /** The organization filter, with further conditions. */
  in(table: OrgTable, ...conditions: (SQL | undefined)[]): SQL {
    return and(eq(table.organization_id, this.orgId), ...conditions) ?? sql`false`;
  }

  async find<T extends OrgTable>(
    table: T,
    ...conditions: (SQL | undefined)[]
  ): Promise<InferSelectModel<T> | undefined> {
    const rows = await this.tx
      .select()
      .from(table as PgTable)
      .where(this.in(table, ...conditions))
      .limit(1);
    return asRows<T>(rows)[0];
  }

  byId<T extends OrgTable>(table: T, id: string): Promise<InferSelectModel<T> | undefined> {
    return this.find(table, eq(table.id, id));
  }

  /** The row, locked until the transaction ends. */
  async lock<T extends OrgTable>(table: T, id: string): Promise<InferSelectModel<T> | undefined> {
    return (await this.lockAll(table, eq(table.id, id)))[0];
  }

  /**
   * Every row that fits, locked in the order of ids, so that two changes of many rows cannot wait for each other.
   * `no key update`: rows that only refer to these may still be written meanwhile.
   */
  async lockAll<T extends OrgTable>(table: T, where: SQL): Promise<InferSelectModel<T>[]> {
    const rows = await this.tx
      .select()
      .from(table as PgTable)
      .where(this.in(table, where))
      .orderBy(table.id)
      .for("no key update");
    return asRows<T>(rows);
  }

  async insert<T extends OrgTable>(table: T, values: New<T>): Promise<InferSelectModel<T>> {
    const [row] = asRows<T>(await this.tx.insert(table).values(this.#owned<T>(values)).returning());
    if (!row) throw new Error("insert returned no row");
    return row;
  }

  /**
   * An insert whose row nobody looks at, which is what traces and events are. Sent at once and not waited for: it
   * travels with the next statements, and the transaction fails with it before the commit.
   */
  async append<T extends OrgTable>(table: T, values: New<T>): Promise<void> {
    const sent = this.tx.insert(table).values(this.#owned<T>(values)).then();
    sent.catch(() => undefined);
    this.#appends.push(sent);
  }

  /** Every append has arrived. @throws what the first one failed with, rather than what that made of later statements. */
  async appended(): Promise<void> {
    await Promise.all(this.#appends);
  }

  /** @returns the row, or undefined when an equal key is there already. */
  async insertIfAbsent<T extends OrgTable>(
    table: T,
    values: New<T>,
  ): Promise<InferSelectModel<T> | undefined> {
    const rows = await this.tx.insert(table).values(this.#owned<T>(values)).onConflictDoNothing().returning();
    return asRows<T>(rows)[0];
  }

  /** @returns the changed rows. Needs a condition: there is no way to change a whole table by mistake. */
  async update<T extends OrgTable>(
    table: T,
    changes: Changes<T>,
    where: SQL,
  ): Promise<InferSelectModel<T>[]> {
    refuseOrganization(changes);
    const rows = await this.tx
      .update(table)
      .set(changes as PgUpdateSetSource<T>)
      .where(this.in(table, where))
      .returning();
    return asRows<T>(rows);
  }

  async remove<T extends OrgTable>(table: T, where: SQL): Promise<number> {
    const rows = await this.tx.delete(table).where(this.in(table, where)).returning({ id: table.id });
    return rows.length;
  }

  /** `New` leaves out one column of the row, and it is added here. */
  #owned<T extends OrgTable>(values: New<T>): InferInsertModel<T> {
    refuseOrganization(values);
    // eslint-disable-next-line no-restricted-syntax -- Drizzle loses the insert type of a generic table
    return { ...values, organization_id: this.orgId } as unknown as InferInsertModel<T>;
  }
}

function refuseOrganization(values: object): void {
  if ("organization_id" in values)
    throw new Error("organization_id comes from the door, not from the caller");
}

/** Drizzle loses the row type of a generic table; the rows are whole rows of that table. */
const asRows = <T extends OrgTable>(rows: unknown[]) => rows as InferSelectModel<T>[];
