import { after, type NextRequest } from "next/server";
import type { RateState } from "@/lib/cache";
import { recordSecurityEvent, reportForeignIds } from "@/lib/audit";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { log } from "@/lib/log";
import { apiRoutes, type ApiRoute, type RouteKey } from "@/lib/openapi/routes";
import type { RequestMeta } from "@/lib/operation";
import { jsonBodyBytesMax, readBytes, readJson, readQuery } from "./body";
import { credentialsOf, enterOrganization, identifyCaller, sessionOfToken, toCtx } from "./credentials";
import { withIdempotency } from "./idempotency";
import { problem } from "./problem";
import { rateHeaders } from "./rate-headers";
import { rawRoute } from "./raw-route";
import { askedOf } from "./request-log";
import { assertSameOrigin } from "./same-origin";

/**
 * A REST route: the handler of one line of the route table (`lib/openapi/routes.ts`). Input is the path's parameters
 * over the body (or the query, for GET and DELETE); the operation does the rest.
 */
export function apiRoute(key: RouteKey) {
  const route: ApiRoute = apiRoutes[key];
  const method = key.split(" ")[0] ?? "GET";
  return rawRoute<Record<string, string>>(key, async (request, meta, path) => {
    const seen: { rate?: RateState; ctx?: Ctx } = {};
    try {
      const bytes = method === "GET" ? new Uint8Array() : await readBytes(request, jsonBodyBytesMax);
      if (route.access === "public") return answer(route, await runPublic(route, request, bytes, meta), meta);
      const credentials = credentialsOf(request);
      const caller = await identifyCaller(credentials);
      seen.rate = caller.rate;
      const { ctx, via } = enterOrganization(caller, credentials, meta, (identity, orgId) =>
        after(() =>
          recordSecurityEvent(toCtx(identity, noGrants, orgId, meta), "cross_org_access_denied", null),
        ),
      );
      seen.ctx = ctx;
      if (method !== "GET" && via === "cookie") assertSameOrigin(request.headers);
      if (!ctx.grants.permissions.has(route.operation.permission)) throw new AppError("forbidden");
      assertIds(path);
      const input = await readInput(method, request, bytes, path);
      const run = () => route.operation.execute(ctx, input);
      const result = method !== "GET" ? await withIdempotency(ctx, request, key, input, run) : await run();
      return answer(route, result, meta, rateHeaders(caller.rate));
    } catch (error) {
      const { rate, ctx } = seen;
      if (ctx && error instanceof AppError && error.code === "not_found") {
        after(() =>
          reportForeignIds(ctx, Object.values(path).filter(isUuid)).catch((cause) =>
            log.warn({ err: cause }),
          ),
        );
      }
      return problem(error, { ...meta, rate, asked: askedOf(key), signal: request.signal });
    }
  });
}

const noGrants: Ctx["grants"] = { role: null, permissions: new Set(), visibility: "own", teammates: [] };

async function runPublic(
  route: Extract<ApiRoute, { access: "public" }>,
  request: NextRequest,
  bytes: Uint8Array,
  meta: RequestMeta,
): Promise<unknown> {
  // Sign-in and sign-up set no cookie here, so a foreign page could only act for itself; still, it has no business.
  if (request.headers.get("sec-fetch-site") === "cross-site") assertSameOrigin(request.headers);
  const sessionId = await sessionOfToken(request.headers);
  return route.operation.execute({ ...meta, sessionId }, await readJson(request, bytes));
}

async function readInput(
  method: string,
  request: NextRequest,
  bytes: Uint8Array,
  path: Record<string, string>,
) {
  const rest =
    method === "GET" || method === "DELETE" ? readQuery(request.nextUrl) : await readJson(request, bytes);
  return { ...rest, ...path };
}

/** An id that is none cannot name anything of ours. */
function assertIds(path: Record<string, string>): void {
  if (!Object.values(path).every(isUuid)) throw new AppError("not_found");
}

function answer(
  route: ApiRoute,
  result: unknown,
  meta: RequestMeta,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(result), {
    status: route.status ?? 200,
    headers: {
      "content-type": "application/json",
      "cache-control": "private, no-store",
      "x-request-id": meta.requestId,
      ...headers,
    },
  });
}
