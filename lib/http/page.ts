import { cookies, headers } from "next/headers";
import { cache } from "react";
import { redirect } from "@/i18n/navigation";
import { isLocale, routing } from "@/i18n/routing";
import { identify, type Identity } from "@/lib/auth";
import { sessionIdOf } from "@/lib/auth/next-auth";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import type { Permission } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { toCtx } from "./credentials";
import { metaFromHeaders } from "./request-meta";

/**
 * The context of a page, for its `page.tsx` (never a layout: layouts do not run again on navigation). Without a live
 * session the visitor goes to the sign-in page.
 */
export async function pageCtx(segment: string): Promise<Ctx> {
  const locale = isLocale(segment) ? segment : routing.defaultLocale;
  const identity = await currentIdentity();
  if (!identity?.grants || !identity.sessionOrgId) return redirect({ href: "/auth/login", locale });
  const meta = { ...metaFromHeaders(await headers()), locale };
  return toCtx(identity, identity.grants, identity.sessionOrgId, meta);
}

export const mayOpen = (ctx: Ctx, permission: Permission): boolean => ctx.grants.permissions.has(permission);

/** Asked once per request, however many components need it. */
export const currentIdentity = cache(async (): Promise<Identity | null> => {
  const jar = await cookies();
  const sessionId = await sessionIdOf(jar.get(sessionCookieName())?.value);
  return sessionId ? identify(sessionId) : null;
});
