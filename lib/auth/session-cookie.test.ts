import { afterEach, expect, test, vi } from "vitest";

afterEach(() => void vi.unstubAllEnvs());

async function nameAt(appUrl: string): Promise<string> {
  vi.resetModules();
  vi.stubEnv("APP_URL", appUrl);
  return (await import("./session-cookie")).sessionCookieName();
}

test("copies on one machine have cookies of their own, none of which begins like another", async () => {
  const names = [await nameAt("http://localhost:3000"), await nameAt("http://localhost:3100")];
  expect(names).toEqual(["3000-next-auth.session-token", "3100-next-auth.session-token"]);
});

test.each([
  ["https://crm.example.com", "__Secure-next-auth.session-token"],
  ["https://crm.example.com:8443", "__Secure-next-auth.session-token"],
  ["http://crm.internal:3000", "next-auth.session-token"],
])("the cookie of %s is %s", async (appUrl, name) => {
  expect(await nameAt(appUrl)).toBe(name);
});
