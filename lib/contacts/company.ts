import { sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { companies } from "@/db/schema";
import { newId } from "@/lib/ids";

/** Names are the same company when they differ in case, accents and spaces only. */
export const companyKey = (name: string | SQL): SQL<string> => sql<string>`left(fold_text(${name}), 200)`;

const attemptsMax = 3;

/**
 * The records behind these names, made where there are none. Safe against others who name the same company at the
 * same moment: the unique key decides. They stay until the transaction ends, so whoever deletes one waits.
 *
 * Called before contacts and leads are locked: companies come first in the order of locks.
 */
export async function companiesOf(db: OrgDb, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(names.filter((name) => name.trim() !== ""))];
  const found = new Map<string, string>();
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const missing = wanted.filter((name) => !found.has(name));
    if (missing.length === 0) break;
    if (attempt > 0) await makeMissing(db, missing);
    for (const { name, id } of await lockKnown(db, missing)) found.set(name, id);
  }
  return found;
}

/** The record behind one name; null for no name. */
export async function companyIdOf(db: OrgDb, name: string | null | undefined): Promise<string | null> {
  return name ? ((await companiesOf(db, [name])).get(name) ?? null) : null;
}

function lockKnown(db: OrgDb, names: string[]) {
  const given = sql`unnest(${textArray(names)}) as given(given_name)`;
  return db.tx
    .select({ id: companies.id, name: sql<string>`given_name` })
    .from(companies)
    .innerJoin(given, sql`${companies.name_key} = ${companyKey(sql`given_name`)}`)
    .where(db.in(companies, sql`${companies.deleted_at} is null`))
    .orderBy(companies.name_key)
    .for("share", { of: companies });
}

/** In the order of keys, so that two who make the same companies wait for each other in one direction only. */
async function makeMissing(db: OrgDb, names: string[]): Promise<void> {
  const ids = names.map(() => newId());
  await db.tx.execute(sql`
    insert into companies (id, organization_id, name, name_key)
    select id, ${db.orgId}::uuid, name, key
      from (select id::uuid, trim(name) as name, ${companyKey(sql`name`)} as key
              from unnest(${textArray(ids)}, ${textArray(names)}) as given(id, name)) as keyed
     where key <> ''
     order by key
        on conflict do nothing`);
}

const textArray = (texts: string[]): SQL =>
  sql`array[${sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  )}]::text[]`;
