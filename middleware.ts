import createIntlMiddleware from "next-intl/middleware";
import { NextResponse, type NextRequest } from "next/server";
import { routing } from "@/i18n/routing";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { isOwnHost } from "@/lib/http/own-host";
import { securityHeaders } from "@/lib/http/security-headers";
import { isUuid, newId } from "@/lib/ids";

/**
 * Locale, security headers and a cheap "has a session" redirect. It authorizes nothing: every check is repeated
 * behind it. Next 16 would call this file `proxy.ts`; see `docs/adr/0003-middleware.md`.
 */
export default function middleware(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const headers = securityHeaders(nonce);
  if (!isOwnHost(request.headers.get("host")))
    return withHeaders(new NextResponse(null, { status: 421 }), headers);
  if (needsSession(request) && !hasSessionCookie(request)) {
    const login = request.nextUrl.clone();
    const locale = request.nextUrl.pathname.startsWith("/en") ? "en" : routing.defaultLocale;
    login.pathname = `/${locale}/auth/login`;
    login.search = `?callbackUrl=${encodeURIComponent(request.nextUrl.pathname)}`;
    return withHeaders(NextResponse.redirect(login), headers);
  }
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  request.headers.set("x-nonce", nonce);
  request.headers.set("content-security-policy", headers["content-security-policy"] ?? "");
  // One id for everything a page asks for and for the error it may end in.
  const requestId = request.headers.get("x-request-id");
  if (!requestId || !isUuid(requestId)) request.headers.set("x-request-id", newId());
  return withHeaders(localize(request), headers);
}

const localize = createIntlMiddleware(routing);

const needsSession = (request: NextRequest) =>
  /^\/(?:pt-BR|en)\/admin(?:\/|$)/.test(request.nextUrl.pathname);

const hasSessionCookie = (request: NextRequest) => request.cookies.has(sessionCookieName());

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export const config = {
  // Node, not edge: the environment is read in one place, and self-hosted servers have no edge.
  runtime: "nodejs",
  // Pages only. Our own handlers set their headers (`lib/http/raw-route.ts`): a middleware in front costs a request as
  // much as the rest of Next does, and truncates bodies over 10 MB.
  matcher: [
    "/((?!_next/static|_next/image|api/|health|database|icon.svg|.*\\.(?:svg|png|ico|webmanifest)$).*)",
  ],
};
