import { isIP } from "node:net";
import { isLocale, routing, type Locale } from "@/i18n/routing";
import { isUuid, newId } from "@/lib/ids";
import type { RequestMeta } from "@/lib/operation";
import { currentScope } from "@/lib/request-scope";

/** What a request says about itself. The address is the last one a proxy of ours added; the rest of the list is the client's word. */
export function metaFromHeaders(headers: Headers): RequestMeta {
  const given = headers.get("x-request-id");
  return {
    requestId: given && isUuid(given) ? given : (currentScope()?.request_id ?? newId()),
    locale: localeOf(headers),
    ip: addressOf(headers),
    userAgent: headers.get("user-agent") ?? undefined,
  };
}

function addressOf(headers: Headers): string | undefined {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return isIP(address) ? address : undefined;
}

function localeOf(headers: Headers): Locale {
  const preferred = headers.get("accept-language")?.split(",")[0]?.split(";")[0]?.trim() ?? "";
  if (isLocale(preferred)) return preferred;
  return preferred.toLowerCase().startsWith("en") ? "en" : routing.defaultLocale;
}
