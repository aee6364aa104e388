import { eq } from "drizzle-orm";
import { Writable } from "node:stream";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { contacts, users } from "@/db/schema";
import { withOrg } from "@/db/org";
import { systemRead, withSystem } from "@/db/system";
import { newId } from "@/lib/ids";
import { serializers } from "@/lib/log";
import { createTeam } from "../support/context";

const phone = "+5511955553333-and-much-too-long";

const failure = async (run: () => PromiseLike<unknown>): Promise<Error> => {
  try {
    await run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("it did not fail");
};

/** Everything of an error that could be written down somewhere. */
const told = (error: Error): string =>
  [error, error.cause as Error].map((one) => `${one.message} ${one.stack} ${JSON.stringify(one)}`).join();

describe("a failed statement does not tell the values it was run with", () => {
  test("out of the organization's door", async () => {
    const { organization } = await createTeam();
    const error = await failure(() =>
      withOrg(organization.id, (db) => db.insert(contacts, { full_name: "Ana Segredo", phone })),
    );
    expect(error).toMatchObject({
      message: expect.stringMatching(/^Failed query: insert into "contacts"/) as string,
    });
    expect(error.cause).toMatchObject({ code: "22001" });
    expect(told(error)).not.toMatch(/Segredo|955553333/);
  });

  test("out of the system's door, where a key is quoted in the detail", async () => {
    const { member } = await createTeam();
    const person = { email: member.email, full_name: "Ana Segredo" };
    const error = await failure(() => withSystem("test", (db) => db.insert(users).values(person)));
    expect(error.cause).toMatchObject({ code: "23505", constraint_name: "uq_users_email" });
    expect(told(error)).not.toMatch(/Segredo|@example\.com/);
  });

  test("in the log, for statements outside a door", async () => {
    const error = await failure(() => systemRead().select().from(users).where(eq(users.id, "Ana Segredo")));
    expect(told(error)).toContain("Segredo");
    const lines: string[] = [];
    const sink = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) });
    pino({ serializers }, sink).error({ err: error, id: newId() }, "failed");
    expect(lines.join()).toContain("Failed query: select");
    expect(lines.join()).not.toContain("Segredo");
  });
});
