import { beforeEach, expect, test } from "vitest";
import { createView, deleteView, listViews, shareView, updateView } from "@/lib/views";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const config = {
  status: "open" as const,
  filter: { and: [{ field: "estimated_value", op: "gte" as const, value: "1000" }] },
  sort: "-estimated_value",
  columns: [
    { id: "full_name", width: 240 },
    { id: `custom.obra`, width: 120 },
  ],
};
const namesOf = async (role: "admin" | "manager" | "sales" | "viewer") =>
  (await listViews.execute(a.ctx(role), {})).data.map(({ name }) => name);

test("a view keeps filter, sort and columns, and is its owner's alone until it is shared", async () => {
  const { result: view, published } = await publicationsOf(
    (ctx) => createView.execute(ctx, { name: "Quentes", config }),
    a.ctx("manager"),
  );
  expect(view).toMatchObject({ name: "Quentes", is_shared: false, is_default: false, config, version: 1 });
  expect(published).toMatchObject([{ event: "views.changed", audience: { only: a.people.manager.id } }]);
  expect(await namesOf("manager")).toContain("Quentes");
  expect(await namesOf("sales")).not.toContain("Quentes");
  const own = updateView.execute(a.ctx("admin"), { view_id: view.id, name: "Minha agora" });
  expect(await outcomeOf(own)).toMatchObject({ code: "not_found" });

  const shared = await publicationsOf(
    (ctx) => shareView.execute(ctx, { view_id: view.id, is_shared: true }),
    a.ctx("manager"),
  );
  expect(shared.published).toMatchObject([{ event: "views.changed", audience: "organization" }]);
  expect(await namesOf("sales")).toContain("Quentes");
  expect(await auditOf(a.orgId, "view.share")).toHaveLength(1);

  await shareView.execute(a.ctx("admin"), { view_id: view.id, is_shared: false });
  expect(await namesOf("sales")).not.toContain("Quentes");
  expect(await namesOf("manager")).toContain("Quentes");
});

test("a shared view is changed and deleted by those who may share, and by nobody else", async () => {
  const { id: view_id } = await createView.execute(a.ctx("manager"), { name: "Do time" });
  await shareView.execute(a.ctx("manager"), { view_id, is_shared: true });
  for (const attempt of [
    () => updateView.execute(a.ctx("sales"), { view_id, name: "Minha" }),
    () => deleteView.execute(a.ctx("sales"), { view_id }),
    () => shareView.execute(a.ctx("sales"), { view_id, is_shared: false }),
  ])
    expect(await outcomeOf(attempt())).toMatchObject({ code: "forbidden" });
  expect(await updateView.execute(a.ctx("admin"), { view_id, name: "Da equipe" })).toMatchObject({
    name: "Da equipe",
  });
  await deleteView.execute(a.ctx("admin"), { view_id });
  expect(await namesOf("manager")).toEqual(["Minhas"]);
});

test("there is one default of one's own and one for everybody", async () => {
  const make = async (name: string, shared: boolean) => {
    const { id: view_id } = await createView.execute(a.ctx(), { name });
    if (shared) await shareView.execute(a.ctx(), { view_id, is_shared: true });
    await updateView.execute(a.ctx(), { view_id, is_default: true });
    return view_id;
  };
  await make("Um", false);
  const own = await make("Dois", false);
  await make("Três", true);
  const common = await make("Quatro", true);
  const defaults = (await listViews.execute(a.ctx(), {})).data.filter(({ is_default }) => is_default);
  expect(defaults.map(({ id }) => id).toSorted()).toEqual([own, common].toSorted());
  // It must not become everybody's by the way.
  expect(await shareView.execute(a.ctx(), { view_id: own, is_shared: true })).toMatchObject({
    is_default: false,
  });
});

test("two who save at once: the second is told what the view says now", async () => {
  const view = await createView.execute(a.ctx(), { name: "Quentes" });
  await updateView.execute(a.ctx(), { view_id: view.id, version: 1, config });
  const late = updateView.execute(a.ctx(), { view_id: view.id, version: 1, name: "Frios" });
  expect(await outcomeOf(late)).toMatchObject({
    code: "version_conflict",
    extra: { current: { config, version: 2 } },
  });
});

test("a name is taken once, however it is written; what is no view is refused", async () => {
  await createView.execute(a.ctx(), { name: "São Paulo" });
  const again = createView.execute(a.ctx(), { name: "sao paulo" });
  expect(await outcomeOf(again)).toMatchObject({ fields: { name: "name_taken" } });
  await createView.execute(a.ctx("sales"), { name: "São Paulo" });
  for (const wrong of [
    { columns: [{ id: "stage", width: 5 }] },
    {
      columns: [
        { id: "stage", width: 90 },
        { id: "stage", width: 90 },
      ],
    },
    { filter: { field: "x", op: "likes" } },
    { colour: "red" },
  ])
    expect(
      await outcomeOf(createView.execute(a.ctx(), { name: "X", config: wrong as object })),
    ).toMatchObject({
      code: "invalid",
    });
});
