import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { companies, contact_identities, contacts, leads } from "@/db/schema";
import { createLead as seedLead } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { createLead, updateLead } from "@/lib/leads";
import {
  addIdentity,
  companyHistory,
  contactHistory,
  createCompany,
  createContact,
  deleteCompany,
  deleteContact,
  getCompany,
  getContact,
  listCompanies,
  listContacts,
  removeIdentity,
  restoreCompany,
  restoreContact,
  setPrimaryIdentity,
  updateCompany,
} from "@/lib/records";
import { searchAll } from "@/lib/search";
import { newId } from "@/lib/ids";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { auditOf } from "../support/rows";

let a: Fixture;
beforeAll(async () => {
  a = await createFixture();
});

const companiesNamed = (key: string) =>
  systemRead()
    .select()
    .from(companies)
    .where(
      and(eq(companies.organization_id, a.orgId), eq(companies.name_key, key), isNull(companies.deleted_at)),
    );

describe("companies", () => {
  test("forty leads that name one company at once, each its own way, share one record", async () => {
    const spellings = ["Padaria São João", "padaria sao joao", "PADARIA  SÃO JOÃO", "Padaria Sao João "];
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        createLead.execute(a.ctx(), { full_name: `Lead ${index}`, company: spellings[index % 4] }),
      ),
    );
    const rows = await companiesNamed("padaria sao joao");
    expect(rows).toHaveLength(1);
    expect(new Set(made.map(({ company_id }) => company_id))).toEqual(new Set([rows[0]?.id]));
    const [contact] = await systemRead()
      .select()
      .from(contacts)
      .where(eq(contacts.id, made[0]?.contact_id ?? ""));
    expect(contact?.company_id).toBe(rows[0]?.id);
  });

  test("a lead's company follows its name, and nothing is left of it without one", async () => {
    const lead = await createLead.execute(a.ctx(), { full_name: "Rui", company: "Oficina Um" });
    const moved = await updateLead.execute(a.ctx(), { lead_id: lead.id, company: "Oficina Dois" });
    expect(moved.company_id).not.toBe(lead.company_id);
    expect(moved.company_id).not.toBeNull();
    const none = await updateLead.execute(a.ctx(), { lead_id: lead.id, company: null });
    expect(none).toMatchObject({ company: null, company_id: null });
  });

  test("a second one by the same name is refused and says which it is", async () => {
    const name = `Loja ${newId()}`;
    const first = await createCompany.execute(a.ctx(), { name });
    await expect(createCompany.execute(a.ctx(), { name: name.toUpperCase() })).rejects.toMatchObject({
      code: "conflict",
      details: { extra: { company_id: first.id } },
    });
  });

  test("a new name is the name on its leads, with sums and history of those one may see", async () => {
    const lead = await createLead.execute(a.ctx(), {
      full_name: "Eva",
      company: `Antes ${newId()}`,
      estimated_value: 1500,
      assigned_to: a.people.manager.id,
    });
    const company_id = lead.company_id ?? "";
    const renamed = await updateCompany.execute(a.ctx(), {
      company_id,
      name: `Depois ${newId()}`,
      version: 1,
    });
    expect(await systemRead().select().from(leads).where(eq(leads.id, lead.id))).toMatchObject([
      { company: renamed.name, version: lead.version + 1 },
    ]);
    expect(await getCompany.execute(a.ctx(), { company_id })).toMatchObject({
      contact_count: 1,
      lead_count: 1,
      sums: [{ currency: "BRL", open_value: "1500.00", won_value: "0.00" }],
    });
    expect((await companyHistory.execute(a.ctx(), { company_id })).data.length).toBeGreaterThan(0);
    expect(await outcomeOf(getCompany.execute(a.ctx("sales"), { company_id }))).toMatchObject({
      code: "not_found",
    });
    expect(
      await outcomeOf(updateCompany.execute(a.ctx(), { company_id, city: "Natal", version: 1 })),
    ).toMatchObject({ code: "version_conflict" });
    const found = await searchAll.execute(a.ctx("sales"), { q: renamed.name, kinds: ["companies"] });
    expect(found.data).toEqual([]);
    const seen = await searchAll.execute(a.ctx(), { q: renamed.name, kinds: ["companies"] });
    expect(seen.data[0]?.hits.map(({ id }) => id)).toEqual([company_id]);
  });

  test("pages go on without holes, and a search finds without accents", async () => {
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCompanies.execute(a.ctx(), { limit: 3, cursor });
      all.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(4);
    const [known] = await companiesNamed("padaria sao joao");
    const { data } = await listCompanies.execute(a.ctx(), { q: "São joao" });
    expect(data.map(({ id }) => id)).toEqual([known?.id]);
  });

  test("one in the trash is gone, comes back, and not when its name was taken", async () => {
    const name = `Trash ${newId()}`;
    const { id: company_id } = await createCompany.execute(a.ctx(), { name });
    await deleteCompany.execute(a.ctx(), { company_id });
    expect(await outcomeOf(getCompany.execute(a.ctx(), { company_id }))).toMatchObject({ code: "not_found" });
    await restoreCompany.execute(a.ctx(), { company_id });
    expect(await getCompany.execute(a.ctx(), { company_id })).toMatchObject({ name });
    await deleteCompany.execute(a.ctx(), { company_id });
    await createCompany.execute(a.ctx(), { name });
    expect(await outcomeOf(restoreCompany.execute(a.ctx(), { company_id }))).toMatchObject({
      code: "conflict",
    });
    const actions = (await auditOf(a.orgId)).filter(({ resource_id }) => resource_id === company_id);
    expect(actions.map(({ action }) => action)).toEqual([
      "company.create",
      "company.delete",
      "company.restore",
      "company.delete",
    ]);
  });
});

describe("contacts", () => {
  test("phones are recognised with and without the ninth digit; the first is the main one", async () => {
    const contact = await createContact.execute(a.ctx(), { full_name: "Lia", phone: "(11) 8765-4321" });
    expect(contact.identities).toMatchObject([
      { channel: "phone", value: "+5511987654321", variants: ["+551187654321"], is_primary: true },
    ]);
    expect(
      await outcomeOf(createContact.execute(a.ctx(), { full_name: "Outra", phone: "+55 11 98765-4321" })),
    ).toMatchObject({ code: "conflict" });
    const more = await addIdentity.execute(a.ctx(), {
      contact_id: contact.id,
      channel: "email",
      value: "Lia@Example.com",
    });
    expect(more).toMatchObject({ email: "lia@example.com", version: contact.version + 1 });
    const second = await addIdentity.execute(a.ctx(), {
      contact_id: contact.id,
      channel: "phone",
      value: "11 3456-7890",
    });
    const landline = second.identities.find(({ value }) => value === "+551134567890");
    const preferred = await setPrimaryIdentity.execute(a.ctx(), {
      contact_id: contact.id,
      identity_id: landline?.id ?? "",
    });
    expect(preferred.phone).toBe("+551134567890");
    const without = await removeIdentity.execute(a.ctx(), {
      contact_id: contact.id,
      identity_id: landline?.id ?? "",
    });
    expect(without.phone).toBe("+5511987654321");
    const { data } = await listContacts.execute(a.ctx(), { q: "98765-43" });
    expect(data.map(({ id }) => id)).toContain(contact.id);
  });

  test("of ten who claim one phone at once, one contact gets it", async () => {
    const phone = "+5511955554444";
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        outcomeOf(createContact.execute(a.ctx(), { full_name: "Ivo", phone })),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const rows = await systemRead()
      .select()
      .from(contact_identities)
      .where(
        and(
          eq(contact_identities.organization_id, a.orgId),
          eq(contact_identities.external_id, "5511955554444"),
        ),
      );
    expect(rows).toHaveLength(1);
  });

  test("one history over all leads, paged without holes, messages among it", async () => {
    await withSystem("test", (db) => seedLead(db, a.orgId, a.second, { contact: { ...a.lead.contact } }));
    const contact_id = a.lead.contact_id;
    const whole = await contactHistory.execute(a.ctx(), { contact_id, limit: 100 });
    expect(
      new Set(whole.data.filter(({ kind }) => kind === "activity").map(({ lead_id }) => lead_id)).size,
    ).toBe(2);
    expect(whole.data.some(({ kind }) => kind === "message")).toBe(true);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await contactHistory.execute(a.ctx(), { contact_id, limit: 2, cursor });
      ids.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(ids).toEqual(whole.data.map(({ id }) => id));
  });

  test("goes to the trash with its leads when that is said, and comes back with them", async () => {
    const lead = await createLead.execute(a.ctx(), { full_name: "Noel", phone: "+5511944443333" });
    const { contact_id } = lead;
    expect(await outcomeOf(deleteContact.execute(a.ctx(), { contact_id }))).toMatchObject({
      code: "conflict",
    });
    await deleteContact.execute(a.ctx(), { contact_id, with_leads: true });
    const stateOf = async () => {
      const [row] = await systemRead().select().from(leads).where(eq(leads.id, lead.id));
      return row?.deleted_at === null;
    };
    expect(await stateOf()).toBe(false);
    await restoreContact.execute(a.ctx(), { contact_id });
    expect(await stateOf()).toBe(true);
    await deleteContact.execute(a.ctx(), { contact_id, with_leads: true });
    // Whoever gets in touch again is back.
    const next = await createLead.execute(a.ctx(), { full_name: "Noel", phone: "+55 11 94444-3333" });
    expect(next.contact_id).toBe(contact_id);
    expect(await getContact.execute(a.ctx(), { contact_id })).toMatchObject({ lead_count: 1 });
  });
});
