import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { GET } from "@/app/api/crm/leads/route";
import middleware from "@/middleware";

const ask = (path: string) => middleware(new NextRequest(`http://localhost:3000${path}`));
const nonceIn = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? "")?.[1];

describe.each(["/pt-BR/auth/login", "/en", "/pt-BR/admin/crm/inbox"])("%s", (path) => {
  const { headers } = ask(path);

  test("has the headers of the source document", () => {
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "origin-when-cross-origin",
      "strict-transport-security": "max-age=63072000; includeSubDomains",
    });
  });

  test("has a strict policy with a nonce of its own", () => {
    const policy = headers.get("content-security-policy") ?? "";
    const directives = new Map(
      policy.split("; ").map((text) => [text.split(" ")[0] ?? "", text.split(" ").slice(1)]),
    );
    expect(directives.get("script-src")).toEqual([
      "'self'",
      `'nonce-${nonceIn(policy)}'`,
      "'strict-dynamic'",
    ]);
    for (const name of ["object-src", "base-uri", "frame-ancestors"])
      expect(directives.get(name)).toEqual(["'none'"]);
    expect(directives.get("default-src")).toEqual(["'self'"]);
    expect(nonceIn(policy)?.length).toBeGreaterThan(20);
    expect(nonceIn(ask(path).headers.get("content-security-policy"))).not.toBe(nonceIn(policy));
  });
});

test("what is no page runs nothing and is framed by nobody, whatever it answers", async () => {
  const answer = await GET(new NextRequest("http://localhost:3000/api/crm/leads"), {
    params: Promise.resolve({}),
  });
  expect(answer.status).toBe(401);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-security-policy":
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "origin-when-cross-origin",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
  });
});

test("a page is rendered with the nonce its answer allows, and with an id for the log", () => {
  const { headers } = ask("/pt-BR/auth/login");
  const nonce = nonceIn(headers.get("content-security-policy"));
  expect(headers.get("x-middleware-request-x-nonce")).toBe(nonce);
  expect(nonceIn(headers.get("x-middleware-request-content-security-policy"))).toBe(nonce);
  expect(headers.get("x-middleware-request-x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});
