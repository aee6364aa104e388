import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { organization_members, organizations, users } from "@/db/schema";
import { systemRead, withSystem } from "@/db/system";
import { grantsOf, rolePermissions, roles } from "@/lib/auth/permissions";
import { getMe, getOrganization, listRoles, updateMe, updateOrganization } from "@/lib/organizations";
import { createFixture, type Fixture } from "../support/fixture";
import { auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});

describe("organization", () => {
  test("keeps the settings it is not told about, and traces what was and is", async () => {
    await updateOrganization.execute(a.ctx(), { settings: { language: "en", currency: "USD" } });
    const after = await updateOrganization.execute(a.ctx(), {
      name: " Novo nome ",
      settings: { currency: "EUR" },
    });
    expect(after).toMatchObject({
      id: a.orgId,
      name: "Novo nome",
      settings: { language: "en", currency: "EUR" },
    });
    expect(await getOrganization.execute(a.ctx("viewer"), {})).toEqual(after);
    expect((await auditOf(a.orgId, "organization.update"))[1]).toMatchObject({
      changes: {
        before: { name: a.organization.name, settings: { currency: "USD" } },
        after: { name: "Novo nome", settings: { currency: "EUR" } },
      },
    });
  });

  test("two who change different settings at once both win", async () => {
    await Promise.all([
      updateOrganization.execute(a.ctx(), { settings: { language: "en" } }),
      updateOrganization.execute(a.ctx(), { settings: { currency: "USD" } }),
      updateOrganization.execute(a.ctx(), { settings: { time_zone: "America/Bahia" } }),
    ]);
    const [row] = await systemRead().select().from(organizations).where(eq(organizations.id, a.orgId));
    expect(row?.settings).toEqual({ language: "en", currency: "USD", time_zone: "America/Bahia" });
  });

  test("nothing of another organization is touched by it", async () => {
    const b = await createFixture();
    await updateOrganization.execute(a.ctx(), { name: "Só este" });
    expect(await getOrganization.execute(b.ctx(), {})).toMatchObject({
      name: b.organization.name,
      settings: {},
    });
  });
});

describe("me", () => {
  test("says what the person may do here and where else they work", async () => {
    const b = await createFixture();
    await withSystem("test", (db) =>
      db
        .insert(organization_members)
        .values({ organization_id: b.orgId, user_id: a.people.sales.id, role: "admin" }),
    );
    const me = await getMe.execute(a.ctx("sales"), {});
    expect(me).toMatchObject({
      id: a.people.sales.id,
      role: "sales",
      visibility: "own",
      organization: { id: a.orgId, role: "sales" },
    });
    expect(me.permissions.sort()).toEqual([...grantsOf("sales").permissions].sort());
    expect(me.organizations.map(({ id, role }) => [id, role])).toEqual([
      [a.orgId, "sales"],
      [b.orgId, "admin"],
    ]);
  });

  test("changes one's own name and language, traced, and nothing else", async () => {
    const sly = { full_name: " Novo Nome ", locale: "en" as const, email: "x@y.com", is_active: false };
    expect(await updateMe.execute(a.ctx("viewer"), sly)).toMatchObject({
      full_name: "Novo Nome",
      locale: "en",
      email: a.people.viewer.email,
    });
    expect((await auditOf(a.orgId, "user.update_me"))[0]).toMatchObject({
      user_id: a.people.viewer.id,
      changes: { after: { full_name: "Novo Nome", locale: "en" } },
    });
    const [other] = await systemRead().select().from(users).where(eq(users.id, a.people.admin.id));
    expect(other?.full_name).toBe(a.people.admin.full_name);
    await updateMe.execute(a.ctx("viewer"), {});
    expect(await auditOf(a.orgId, "user.update_me")).toHaveLength(1);
  });
});

test("the roles that are told are the roles that are checked", async () => {
  const { data } = await listRoles.execute(a.ctx("viewer"), {});
  expect(data.map(({ role }) => role)).toEqual([...roles]);
  for (const { role, permissions } of data) {
    const table = Object.entries(rolePermissions).filter(([, allowed]) =>
      (allowed as readonly string[]).includes(role),
    );
    expect([...permissions].sort()).toEqual(table.map(([name]) => name).sort());
  }
});
