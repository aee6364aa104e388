import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { contacts, leads } from "@/db/schema";
import { systemRead } from "@/db/system";
import { newId } from "@/lib/ids";
import { createLead } from "@/lib/leads";
import {
  createCompany,
  getCompany,
  listCompanyMerges,
  mergeCompanies,
  previewCompanyMerge,
  undoMerge,
  updateCompany,
} from "@/lib/records";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";

let a: Fixture;
beforeAll(async () => {
  a = await createFixture();
});

/** Two companies with a lead each; the second knows its website. */
async function pair() {
  const names = { kept: `Padaria ${newId()}`, merged: `Panificadora ${newId()}` };
  const lead = (company: string) => createLead.execute(a.ctx(), { full_name: `Ana ${newId()}`, company });
  const [mine, theirs] = [await lead(names.kept), await lead(names.merged)];
  const [kept, merged] = [mine.company_id ?? "", theirs.company_id ?? ""];
  await updateCompany.execute(a.ctx(), { company_id: merged, domain: "panificadora.com.br" });
  return { names, kept, merged, leads: [mine, theirs] };
}

const namesOn = async (companyId: string) => {
  const of = async (table: typeof leads | typeof contacts) =>
    (
      await systemRead().select({ name: table.company }).from(table).where(eq(table.company_id, companyId))
    ).map(({ name }) => name);
  return { leads: await of(leads), contacts: await of(contacts) };
};

describe("merging companies", () => {
  test("leads and contacts go along and say the name that stays; undo parts them again", async () => {
    const { names, kept, merged } = await pair();
    const before = { kept: await namesOn(kept), merged: await namesOn(merged) };
    const ids = { company_id: kept, other_id: merged };
    const preview = await previewCompanyMerge.execute(a.ctx(), ids);
    expect(preview.counts).toEqual({ kept: { leads: 1, contacts: 1 }, merged: { leads: 1, contacts: 1 } });
    const merge = await mergeCompanies.execute(a.ctx(), { ...ids, fields: { name: "merged" } });
    expect(merge.moved).toEqual({ leads: 1, contacts: 1 });
    expect(await getCompany.execute(a.ctx(), { company_id: kept })).toMatchObject({
      name: names.merged,
      domain: "panificadora.com.br",
      lead_count: 2,
    });
    const said = [names.merged, names.merged];
    expect(await namesOn(kept)).toEqual({ leads: said, contacts: said });
    expect((await listCompanyMerges.execute(a.ctx(), { company_id: kept })).data).toMatchObject([
      { id: merge.id, merged_name: names.merged },
    ]);
    // Whoever writes the name now means the one that stays.
    const later = await createLead.execute(a.ctx(), { full_name: `Bia ${newId()}`, company: names.merged });
    expect(later.company_id).toBe(kept);

    await undoMerge.execute(a.ctx(), { merge_id: merge.id });
    expect(await namesOn(merged)).toEqual(before.merged);
    expect((await namesOn(kept)).leads.sort()).toEqual([names.kept, names.kept]);
    expect(await getCompany.execute(a.ctx(), { company_id: kept })).toMatchObject({
      name: names.kept,
      domain: null,
      lead_count: 2,
    });
  });

  test("cannot be undone once another company has the name", async () => {
    const { names, kept, merged } = await pair();
    const merge = await mergeCompanies.execute(a.ctx(), { company_id: kept, other_id: merged });
    await createCompany.execute(a.ctx(), { name: names.merged });
    expect(await outcomeOf(undoMerge.execute(a.ctx(), { merge_id: merge.id }))).toMatchObject({
      code: "conflict",
    });
    expect((await namesOn(kept)).leads).toHaveLength(2);
  });

  test("of eight merges of one pair at once, both ways round, one happens", async () => {
    const { kept, merged } = await pair();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const [company_id, other_id] = index % 2 ? [kept, merged] : [merged, kept];
        return outcomeOf(mergeCompanies.execute(a.ctx(), { company_id, other_id }));
      }),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const children = [(await namesOn(kept)).leads.length, (await namesOn(merged)).leads.length];
    expect(children.sort()).toEqual([0, 2]);
  });
});
