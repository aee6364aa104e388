import "./http";
import { encode } from "next-auth/jwt";
import { vi } from "vitest";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { env } from "@/lib/env";

const asked = { headers: new Headers(), cookies: new Map<string, string>() };

// What Next's server knows of the request an action came with.
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(asked.headers),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => {
        const value = asked.cookies.get(name);
        return value === undefined ? undefined : { name, value };
      },
    }),
}));

/** Calls a server action as a signed-in browser would, from one of our own pages unless `headers` say otherwise. */
export async function callAction<I, O>(
  action: (input: I) => Promise<O>,
  input: I,
  who: { userId: string; sessionId: string },
  headers: Record<string, string> = { origin: env().APP_URL, "sec-fetch-site": "same-origin" },
): Promise<O> {
  asked.headers = new Headers(headers);
  const token = { sub: who.userId, sessionId: who.sessionId };
  asked.cookies.set(sessionCookieName(), await encode({ token, secret: env().NEXTAUTH_SECRET }));
  return action(input);
}
