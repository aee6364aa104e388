import { call, settle } from "../support/http";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { GET as meRoute } from "@/app/api/users/me/route";
import { POST as resetRoute } from "@/app/api/auth/reset-password/route";
import { user_tokens, users } from "@/db/schema";
import { testPassword } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { confirmPasswordReset, refresh, register, requestPasswordReset, verifyEmail } from "@/lib/auth";
import { linkToken, type LinkPurpose } from "@/lib/auth/link-token";
import { newId } from "@/lib/ids";
import { outcomeOf } from "../support/outcome";
import { signIn, visitor } from "../support/people";
import { eventsOf } from "../support/rows";

const linkNotValid = { ok: false, code: "invalid", fields: { token: "link_not_valid" } };
let email: string;
let account: Awaited<ReturnType<typeof register.execute>>;

beforeEach(async () => {
  email = `ana-${newId()}@example.com`;
  account = await register.execute(visitor(), {
    email,
    password: testPassword,
    full_name: "Ana",
    organization_name: "Org",
  });
});

/** The links in the mails that were asked for, oldest first. */
async function linksOf(kind: LinkPurpose): Promise<string[]> {
  const events = await eventsOf(account.organization.id, "mail/requested");
  return events
    .filter(({ data }) => data.kind === kind)
    .map(({ data }) => linkToken(kind, String(data.subject_id)));
}
async function askForReset(): Promise<string> {
  await requestPasswordReset.execute(visitor(), { email });
  return (await linksOf("reset_password")).at(-1) ?? "";
}
const confirm = (token: string, password = "another long password") =>
  outcomeOf(confirmPasswordReset.execute(visitor(), { token, password }));
const expire = (purpose: string) =>
  withSystem("test", (db) =>
    db
      .update(user_tokens)
      .set({ expires_at: new Date(Date.now() - 1_000).toISOString() })
      .where(and(eq(user_tokens.user_id, account.user.id), eq(user_tokens.purpose, purpose))),
  );
const person = async () => (await systemRead().select().from(users).where(eq(users.id, account.user.id)))[0];

describe("reset password", () => {
  test("sets the password, ends every session and proves the address", async () => {
    const elsewhere = await signIn(email);
    expect(await confirm(await askForReset())).toEqual({ ok: true, data: {} });
    for (const { access_token, refresh_token } of [account, elsewhere]) {
      expect((await call(meRoute, { token: access_token, org: account.organization.id })).status).toBe(401);
      expect(await outcomeOf(refresh.execute(visitor(), { refresh_token }))).toMatchObject({
        code: "unauthenticated",
      });
    }
    expect(await outcomeOf(signIn(email))).toMatchObject({ code: "unauthenticated" });
    expect(await outcomeOf(signIn(email, "another long password"))).toMatchObject({ ok: true });
    expect(await person()).toMatchObject({ email_verified: true });
  });

  test("a link works once, also when clicked 10 times at once", async () => {
    const token = await askForReset();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, run) => confirm(token, `long password ${run}`)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await confirm(token)).toEqual(linkNotValid);
  });

  test("using one link voids the others", async () => {
    const [first, second] = [await askForReset(), await askForReset()];
    expect(await confirm(second)).toMatchObject({ ok: true });
    expect(await confirm(first)).toEqual(linkNotValid);
  });

  test("an expired, an unknown and a link of another purpose are no links", async () => {
    const [verification = ""] = await linksOf("verify_email");
    expect(await confirm(verification)).toEqual(linkNotValid);
    expect(await confirm("x".repeat(64))).toEqual(linkNotValid);
    const token = await askForReset();
    await expire("reset_password");
    expect(await confirm(token)).toEqual(linkNotValid);
    expect(await outcomeOf(signIn(email))).toMatchObject({ ok: true });
  });

  test("a password that is too short does not use the link up", async () => {
    const token = await askForReset();
    expect(await confirm(token, "short")).toMatchObject({
      code: "invalid",
      fields: { password: "password_too_short" },
    });
    expect(await confirm(token)).toMatchObject({ ok: true });
  });

  test("over HTTP a known and an unknown address get one answer, before any of the work", async () => {
    const ask = (address: string) => call(resetRoute, { method: "POST", body: { email: address } });
    const [known, unknown] = [await ask(email), await ask(`nobody-${newId()}@example.com`)];
    expect([known.status, known.text]).toEqual([200, "{}"]);
    expect([unknown.status, unknown.text]).toEqual([200, "{}"]);
    await settle();
    expect(await linksOf("reset_password")).toHaveLength(1);
  });

  test("the answer is given before the account is looked for", async () => {
    const later: (() => Promise<void>)[] = [];
    await requestPasswordReset.execute(visitor({ defer: (task) => void later.push(task) }), { email });
    expect(await linksOf("reset_password")).toEqual([]);
    for (const task of later) await task();
    expect(await linksOf("reset_password")).toHaveLength(1);
  });

  test("nobody's mailbox is flooded", async () => {
    for (let run = 0; run < 5; run += 1) await requestPasswordReset.execute(visitor(), { email });
    expect(await outcomeOf(requestPasswordReset.execute(visitor(), { email }))).toMatchObject({
      code: "rate_limited",
    });
    expect(await linksOf("reset_password")).toHaveLength(5);
  });
});

describe("verify e-mail", () => {
  const verify = (token: string) => outcomeOf(verifyEmail.execute(visitor(), { token }));

  test("once", async () => {
    const [token = ""] = await linksOf("verify_email");
    expect(await verify(token)).toEqual({ ok: true, data: { email_verified: true } });
    expect(await person()).toMatchObject({ email_verified: true });
    expect(await verify(token)).toEqual(linkNotValid);
  });

  test("not after its time, and not with a link of another purpose", async () => {
    const [token = ""] = await linksOf("verify_email");
    expect(await verify(await askForReset())).toEqual(linkNotValid);
    await expire("verify_email");
    expect(await verify(token)).toEqual(linkNotValid);
    expect(await person()).toMatchObject({ email_verified: false });
  });
});
