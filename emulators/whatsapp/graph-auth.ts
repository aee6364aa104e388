import { createHmac } from "node:crypto";
import type { Context } from "hono";
import type { Account } from "./accounts";
import { expiredToken, GraphError, invalidToken, missingPermission, unknownObject } from "./graph-error";
import type { Runtime } from "./runtime";

/** Graph serves a dead version with its oldest live one, so any version is fine. */
export const graphPath = "/graph/:version{v[0-9]+\\.[0-9]+}";

export type GraphEnv = { Variables: { accounts: Account[] } };

/** The accounts a bearer token may act for, or Meta's 190. */
export function accountsOfToken(runtime: Runtime, c: Context): Account[] {
  const header = c.req.header("authorization") ?? "";
  const token = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header)?.[1] ?? c.req.query("access_token");
  if (!token) throw invalidToken();
  if (runtime.accounts.isRevoked(token)) throw expiredToken();
  const accounts = runtime.accounts.ofToken(token);
  const secret = accounts[0]?.appSecret ?? runtime.appSecret;
  if (accounts.length === 0) throw invalidToken();
  const proof = c.req.query("appsecret_proof");
  if (proof !== undefined && proof !== createHmac("sha256", secret).update(token).digest("hex")) {
    throw new GraphError(400, 100, "Invalid appsecret_proof provided in the API argument", {
      type: "GraphMethodException",
    });
  }
  return accounts;
}

/** The number in the path, when the token may use it. */
export function accountOfPhone(runtime: Runtime, c: Context<GraphEnv>): Account {
  const id = c.req.param("id") ?? "";
  const account = c.get("accounts").find(({ phoneNumberId }) => phoneNumberId === id);
  if (account) return account;
  throw runtime.accounts.byPhone(id) ? missingPermission() : unknownObject(c.req.method, id);
}

/** The WABA in the path, when the token may use it. */
export function accountsOfWaba(runtime: Runtime, c: Context<GraphEnv>): [Account, ...Account[]] {
  const id = c.req.param("id") ?? "";
  const [first, ...rest] = c.get("accounts").filter(({ wabaId }) => wabaId === id);
  if (first) return [first, ...rest];
  throw runtime.accounts.ofWaba(id).length > 0 ? missingPermission() : unknownObject(c.req.method, id);
}
