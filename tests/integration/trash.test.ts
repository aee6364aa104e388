import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { contacts, leads } from "@/db/schema";
import { systemRead, withSystem } from "@/db/system";
import { newId } from "@/lib/ids";
import { createLead, deleteLead, getLead, restoreLead } from "@/lib/leads";
import { createCompany, deleteCompany, listTrash, purgeTrash } from "@/lib/records";
import { createFixture, type Fixture } from "../support/fixture";

let a: Fixture;
beforeAll(async () => {
  a = await createFixture();
});

describe("the trash", () => {
  test("says who deleted what, gives it back, and forgets after thirty days", async () => {
    const lead = await createLead.execute(a.ctx(), { full_name: "Passageiro", phone: "+5511922221111" });
    await deleteLead.execute(a.ctx(), { lead_id: lead.id });
    const { data } = await listTrash.execute(a.ctx(), { kind: "leads" });
    expect(data[0]).toMatchObject({ id: lead.id, name: "Passageiro", deleted_by: a.people.admin.id });
    await restoreLead.execute(a.ctx(), { lead_id: lead.id });
    expect(await getLead.execute(a.ctx(), { lead_id: lead.id })).toMatchObject({ full_name: "Passageiro" });

    const company = await createCompany.execute(a.ctx(), { name: `Velha ${newId()}` });
    await deleteCompany.execute(a.ctx(), { company_id: company.id });
    await deleteLead.execute(a.ctx(), { lead_id: lead.id });
    const long = new Date(Date.now() - 31 * 86_400_000).toISOString();
    await withSystem("test", (db) => db.update(leads).set({ deleted_at: long }).where(eq(leads.id, lead.id)));
    await purgeTrash();
    const left = await systemRead().select({ id: leads.id }).from(leads).where(eq(leads.id, lead.id));
    expect(left).toEqual([]);
    // The company is in the trash since today only.
    expect((await listTrash.execute(a.ctx(), { kind: "companies" })).data.map(({ id }) => id)).toContain(
      company.id,
    );
    const [contact] = await systemRead().select().from(contacts).where(eq(contacts.id, lead.contact_id));
    expect(contact?.deleted_at).toBeNull();
  });
});
