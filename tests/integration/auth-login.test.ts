import "../support/job-engine";
import { eq } from "drizzle-orm";
import type * as Argon2 from "@node-rs/argon2";
import { verify } from "@node-rs/argon2";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { organization_members, sessions, users } from "@/db/schema";
import { createMember, createOrganization, testPassword } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { login, loginBrowser, verifyAccessToken } from "@/lib/auth";
import { newId } from "@/lib/ids";
import { someNumber, textLike } from "../support/matchers";
import { outcomeOf } from "../support/outcome";
import { visitor } from "../support/people";

// Real hashing, counted: how long it takes is the machine's mood, how much is done is not.
vi.mock("@node-rs/argon2", async (original) => {
  const argon2 = await original<typeof Argon2>();
  return { ...argon2, verify: vi.fn(argon2.verify) };
});

let orgId: string;
let email: string;
let userId: string;

beforeAll(async () => {
  ({ orgId, email, userId } = await withSystem("test", async (db) => {
    const organization = await createOrganization(db);
    const person = await createMember(db, organization.id, { role: "sales" });
    return { orgId: organization.id, email: person.email, userId: person.id };
  }));
});

const attempt = (values: { email?: string; password?: string }, ip?: string) =>
  outcomeOf(login.execute(visitor(ip ? { ip } : {}), { email, password: "wrong password", ...values }));
const newPerson = (values = {}) => withSystem("test", (db) => createMember(db, orgId, values));

describe("login", () => {
  test("opens a session whose access token names person, session and organization", async () => {
    const answer = await login.execute(visitor(), {
      email: ` ${email.toUpperCase()}`,
      password: testPassword,
    });
    expect(answer).toMatchObject({
      user: { id: userId, email },
      organization: { id: orgId, role: "sales" },
      token_type: "bearer",
    });
    const claims = await verifyAccessToken(answer.access_token);
    expect(claims).toMatchObject({ userId, orgId });
    const [session] = await systemRead()
      .select()
      .from(sessions)
      .where(eq(sessions.id, claims?.sessionId ?? ""));
    expect(session).toMatchObject({ user_id: userId, kind: "api", organization_id: orgId });
    expect(JSON.stringify(answer)).not.toContain("argon2");
  });

  test("the browser gets a session of its own kind and no token", async () => {
    const answer = await loginBrowser.execute(visitor(), { email, password: testPassword });
    expect(Object.keys(answer).sort()).toEqual(["sessionId", "userId"]);
    const [session] = await systemRead().select().from(sessions).where(eq(sessions.id, answer.sessionId));
    expect(session).toMatchObject({ kind: "browser" });
  });

  test("unknown, wrong, deactivated and without a password are one answer", async () => {
    const deactivated = await newPerson();
    const passwordless = await newPerson();
    await withSystem("test", async (db) => {
      await db.update(users).set({ is_active: false }).where(eq(users.id, deactivated.id));
      await db.update(users).set({ password_hash: null }).where(eq(users.id, passwordless.id));
    });
    const answers = [
      await attempt({ email: `nobody-${newId()}@example.com` }),
      await attempt({}),
      await attempt({ email: deactivated.email, password: testPassword }),
      await attempt({ email: passwordless.email, password: testPassword }),
      await attempt({ email: passwordless.email, password: "nobody has this password" }),
    ];
    for (const answer of answers) expect(answer).toEqual({ ok: false, code: "unauthenticated", fields: {} });
  });

  test("an unknown address costs the same one hash as a wrong password", async () => {
    await attempt({ email: `nobody-${newId()}@example.com` });
    const work = async (of: string) => {
      vi.mocked(verify).mockClear();
      await attempt({ email: of });
      return vi.mocked(verify).mock.calls.map(([hashed]) => String(hashed).split("$").slice(0, 4).join("$"));
    };
    const wrong = await work((await newPerson()).email);
    expect(wrong).toEqual([textLike(/^\$argon2id\$/)]);
    expect(await work(`nobody-${newId()}@example.com`)).toEqual(wrong);
  });

  test("guessing ends after ten failures from one address, with the time to wait", async () => {
    const person = await newPerson();
    const ip = "10.1.1.1";
    for (let run = 0; run < 10; run += 1)
      expect(await attempt({ email: person.email }, ip)).toMatchObject({ code: "unauthenticated" });
    const meta = visitor({ ip });
    await expect(login.execute(meta, { email: person.email, password: testPassword })).rejects.toMatchObject({
      code: "rate_limited",
      details: { retryAfterSeconds: someNumber, rate: { remaining: 0 } },
    });
    expect(
      await attempt({ email: person.email, password: testPassword }),
      "others still come in",
    ).toMatchObject({ ok: true });
  });

  test("guessing ends within 20 failures however many addresses it claims", async () => {
    const person = await newPerson();
    const codes: string[] = [];
    for (let run = 0; run < 20; run += 1) {
      const outcome = await attempt({ email: person.email }, `10.2.0.${run}`);
      codes.push(outcome.ok ? "ok" : outcome.code);
    }
    expect(codes.at(-1)).toBe("rate_limited");
    expect(codes).not.toContain("ok");
  });

  test("who signs in rightly is never throttled", async () => {
    const person = await newPerson();
    for (let run = 0; run < 16; run += 1) {
      expect(await attempt({ email: person.email, password: testPassword }, "10.3.0.1")).toMatchObject({
        ok: true,
      });
    }
  });

  test("without any organization nobody comes in", async () => {
    const person = await newPerson();
    await withSystem("test", (db) =>
      db
        .update(organization_members)
        .set({ is_active: false })
        .where(eq(organization_members.user_id, person.id)),
    );
    expect(await attempt({ email: person.email, password: testPassword })).toMatchObject({
      code: "forbidden",
    });
  });
});
