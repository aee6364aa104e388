import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startEmulators, type RunningEmulators } from "@/emulators/server";
import { rolePermissions, roles } from "@/lib/auth/permissions";
import { newId } from "@/lib/ids";
import type { AnyOperation } from "@/lib/operation";
import { createFixture, type Fixture } from "../support/fixture";
import { definedNames, loadOperations } from "../support/operations";
import { outcomeOf, type Outcome } from "../support/outcome";
import { checksums } from "../support/rows";
import { idPaths, samples, withId } from "./samples";

const operations = await loadOperations();
const each = [...operations.values()].map((operation) => [operation.name, operation] as const);
const sampleOf = (operation: AnyOperation) => {
  const sample = samples[operation.name];
  if (!sample) throw new Error(`${operation.name} has no sample in tests/isolation/samples.ts`);
  return sample;
};
const run = (operation: AnyOperation, a: Fixture, input: unknown, role = "admin" as (typeof roles)[number]) =>
  outcomeOf(operation.execute(a.ctx(role), input));

let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await startEmulators({ port: 0 });
  Object.assign(process.env, {
    WHATSAPP_GRAPH_URL: `${emulators.url}/graph`,
    PUSHER_APP_ID: "1",
    PUSHER_KEY: "key",
    PUSHER_SECRET: "secret",
  });
});
afterAll(() => emulators.stop());

/** Connects the fixture's numbers at Meta's side. */
async function createConnected(): Promise<Fixture> {
  const a = await createFixture();
  for (const number of [a.whatsapp, a.newNumber]) {
    const answer = await fetch(`${emulators.url}/control/whatsapp/accounts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        waba_id: number.phone_id,
        phone_number_id: number.phone_id,
        display_phone_number: "+55 11 93000-1001",
        verified_name: "Teste",
        access_token: number.access_token,
      }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
  return a;
}

test("every operation in the sources is in the registry and has a sample", () => {
  expect(definedNames().length).toBeGreaterThan(40);
  expect([...operations.keys()].sort()).toEqual(definedNames().sort());
  expect(Object.keys(samples).sort()).toEqual(definedNames().sort());
});

describe.each(each)("%s", (_name, operation) => {
  test("a sample fills every place for an id that the input has", async () => {
    const a = await createFixture();
    const given = sampleOf(operation).input(a);
    const places = idPaths(z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }));
    expect(places.filter((place) => withId(given, place, "x") === undefined)).toEqual([]);
    expect(Object.keys(sampleOf(operation).ids ?? {}).sort()).toEqual(places.sort());
  });

  test("the sample succeeds in its own organization", async () => {
    const a = await createConnected();
    expect(await run(operation, a, sampleOf(operation).input(a))).toMatchObject({ ok: true });
  });

  test("ids of another organization are ids of nobody", async () => {
    const { input, ids = {} } = sampleOf(operation);
    const a = await createConnected();
    const before = await checksums(a.orgId);
    for (const [place, kind] of Object.entries(ids)) {
      // An organization each: what one attempt changes at home must not show in the other's answer.
      const [b, c] = [await createConnected(), await createConnected()];
      const foreign = await run(operation, b, withId(input(b), place, idAt(input(a), place)));
      const random = await run(operation, c, withId(input(c), place, newId()));
      expect(comparable(foreign), `${place}: foreign against random`).toEqual(comparable(random));
      expect(foreign, place).toMatchObject(expected[kind](place));
      expect(JSON.stringify(foreign), `${place}: the answer names something of A`).not.toContain(a.orgId);
    }
    const b = await createConnected();
    const whole = await run(operation, b, { ...input(b), ...input(a) });
    if (Object.values(ids).some((kind) => kind === "resource"))
      expect(whole).toMatchObject({ ok: false, code: "not_found" });
    expect(await checksums(a.orgId)).toEqual(before);
  });

  test("a role may do it exactly when the permission table says so, and a refusal changes nothing", async () => {
    for (const role of roles) {
      const a = await createConnected();
      const before = await checksums(a.orgId);
      const outcome = await run(operation, a, sampleOf(operation).input(a, role), role);
      const mayDo = (rolePermissions[operation.permission] as readonly string[]).includes(role);
      expect(outcome.ok, `${role}: ${JSON.stringify(outcome)}`).toBe(mayDo);
      if (mayDo) continue;
      expect(outcome).toMatchObject({ code: "forbidden" });
      expect(await checksums(a.orgId)).toEqual(before);
    }
  });
});

test("a sales person hears neither the whole organization nor a colleague", async () => {
  const a = await createFixture();
  const authorize = operations.get("realtime.authorize");
  if (!authorize) throw new Error("no operation");
  const hear = (channel: string, role: "sales" | "manager") =>
    run(authorize, a, { socket_id: "1.1", channel_name: channel }, role);
  const own = `private-org-${a.orgId}-user-${a.people.sales.id}`;
  expect(await hear(own, "sales")).toMatchObject({ ok: true });
  expect(await hear(`private-org-${a.orgId}`, "manager")).toMatchObject({ ok: true });
  for (const channel of [
    `private-org-${a.orgId}`,
    `private-org-${a.orgId}-user-${a.colleague.id}`,
    `private-org-${newId()}-pool`,
  ]) {
    expect(await hear(channel, "sales"), channel).toMatchObject({ ok: false, code: "forbidden" });
  }
});

const expected = {
  resource: () => ({ ok: false, code: "not_found", fields: {} }),
  reference: (place: string) => ({ ok: false, code: "invalid", fields: { [place]: "not_found" } }),
  filter: () => ({ ok: true }),
  ignored: () => ({ ok: true }),
};

function idAt(input: Record<string, unknown>, place: string): string {
  const found: unknown = place
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], input);
  return String(found);
}

/** Two organizations never answer with the same ids and times; everything else has to be equal. */
const comparable = (outcome: Outcome): unknown =>
  JSON.parse(
    JSON.stringify(outcome)
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
      .replace(/(Contato|Pessoa) \d+|\+55\d+/g, "<name>")
      .replace(/"position":"[^"]+"/g, '"position":"<position>"'),
  );
