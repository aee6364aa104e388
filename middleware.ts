import createIntlMiddleware from "next-intl/middleware";
import { NextResponse, type NextRequest } from "next/server";
import { routing } from "@/i18n/routing";
import { env, isLoopback } from "@/lib/env";
import { securityHeaders } from "@/lib/http/security-headers";

/**
 * Locale, security headers and a cheap "has a session" redirect. It authorizes nothing: every check is repeated
 * behind it. Next 16 would call this file `proxy.ts`; see `docs/adr/0003-middleware.md`.
 */
export default function middleware(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const headers = securityHeaders(nonce);
  if (!isOwnHost(request.headers.get("host")))
    return withHeaders(new NextResponse(null, { status: 421 }), headers);
  if (request.nextUrl.pathname.startsWith("/api/") || request.nextUrl.pathname === "/database/info") {
    return withHeaders(NextResponse.next(), headers);
  }
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
  return withHeaders(localize(request), headers);
}

/** Next builds absolute addresses from `Host`; only our own may be named. Health checks come by the machine's address. */
function isOwnHost(host: string | null): boolean {
  const { APP_URL, NODE_ENV } = env();
  if (NODE_ENV !== "production" || isLoopback(APP_URL)) return true;
  return host === new URL(APP_URL).host;
}

const localize = createIntlMiddleware(routing);

const needsSession = (request: NextRequest) =>
  /^\/(?:pt-BR|en)\/admin(?:\/|$)/.test(request.nextUrl.pathname);

const hasSessionCookie = (request: NextRequest) =>
  request.cookies.getAll().some(({ name }) => name.endsWith("next-auth.session-token"));

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export const config = {
  // Node, not edge: the environment is read in one place, and self-hosted servers have no edge.
  runtime: "nodejs",
  // Health checks come by any host, and webhooks stay out: a body over 10 MB reaches a handler truncated when a middleware matches its path.
  matcher: [
    "/((?!_next/static|_next/image|api/webhooks|api/inngest|api/crm/imports|api/crm/leads/[^/]+/files|health|icon.svg|.*\\.(?:svg|png|ico|webmanifest)$).*)",
  ],
};
