import { routing } from "@/i18n/routing";

export const signedInHome = "/admin/crm";

/** Where to go after signing in: a path of ours without its locale, never another site. */
export function callbackPath(callbackUrl: string | string[] | undefined): string {
  const candidate = Array.isArray(callbackUrl) ? callbackUrl[0] : callbackUrl;
  if (!candidate || !/^\/(?![/\\])[^\s\\]*$/.test(candidate)) return signedInHome;
  const locale = routing.locales.find(
    (name) => candidate === `/${name}` || candidate.startsWith(`/${name}/`),
  );
  const path = locale ? candidate.slice(locale.length + 1) : candidate;
  return path.startsWith("/") && !path.startsWith("/auth") ? path : signedInHome;
}
