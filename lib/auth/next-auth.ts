import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { decode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { metaFromHeaders } from "@/lib/http/request-meta";
import { nameInScope } from "@/lib/request-scope";
import { z } from "zod";
import { loginBrowser } from "./login";
import { logout } from "./logout";
import { sessionCookieName } from "./session-cookie";

/**
 * next-auth keeps the browser's cookie; the session itself is our row. The cookie holds the session's id only, and
 * everything else (is it live, who, which role) is asked of the row with each request, so signing out elsewhere or
 * losing a role needs no new cookie.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: env().SESSION_DAYS * 86_400 },
    pages: { signIn: "/auth/login", error: "/auth/login" },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        // The thrown text travels to the sign-in form as an error code, never more.
        async authorize(credentials, request) {
          try {
            const meta = metaFromHeaders(new Headers(request.headers as Record<string, string>));
            const { email = "", password = "" } = credentials ?? {};
            const { userId, sessionId } = await loginBrowser.execute(meta, { email, password });
            nameInScope({ user_id: userId });
            return { id: userId, sessionId };
          } catch (error) {
            const code = error instanceof AppError ? error.code : "unexpected";
            throw new Error(code === "unauthenticated" || code === "invalid" ? "invalid_credentials" : code);
          }
        },
      }),
    ],
    callbacks: {
      // `trigger: "update"` would let the browser write into the token; nothing is taken from it.
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: (user as SessionUser).sessionId } : token),
    },
    events: {
      async signOut({ token }) {
        const sessionId = CookieClaims.safeParse(token).data?.sessionId;
        if (sessionId) await logout.execute({ ...metaFromHeaders(new Headers()), sessionId }, {});
      },
    },
  };
}

type SessionUser = { sessionId?: string };

/** @returns the session's id in a cookie value, or null for anything but a cookie of ours. */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  const claims = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  return CookieClaims.safeParse(claims).data?.sessionId ?? null;
}

const CookieClaims = z.object({ sub: z.uuid(), sessionId: z.uuid() });

const isHttps = () => env().APP_URL.startsWith("https://");
