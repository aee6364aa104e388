import { cookies, headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { after } from "next/server";
import type { z } from "zod";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { captureException } from "@/lib/observability";
import type { Operation, PublicOperation, RequestMeta } from "@/lib/operation";
import { inScope } from "@/lib/request-scope";
import type { ActionResult } from "./action-result";
import { authenticate } from "./credentials";
import { errorText } from "./error-text";
import { logAnswer } from "./request-log";
import { metaFromHeaders } from "./request-meta";
import { assertSameOrigin } from "./same-origin";

/** A server action from an operation; the only thing a `"use server"` file may export. */
export function orgAction<I extends z.ZodType, O>(operation: Operation<I, O>) {
  return (input: z.input<I>): Promise<ActionResult<O>> =>
    guarded(operation.name, async (meta, requestHeaders) => {
      const jar = await cookies();
      const { ctx } = await authenticate(
        { headers: requestHeaders, cookie: (name) => jar.get(name)?.value },
        meta,
        () => undefined,
      );
      return operation.execute(ctx, input);
    });
}

/** The same for people who are not signed in. */
export function publicAction<I extends z.ZodType, O>(operation: PublicOperation<I, O>) {
  return (input: z.input<I>): Promise<ActionResult<O>> =>
    guarded(operation.name, (meta) => operation.execute(meta, input));
}

async function guarded<T>(
  action: string,
  run: (meta: RequestMeta, headers: Headers) => Promise<T>,
): Promise<ActionResult<T>> {
  const startedAt = performance.now();
  const requestHeaders = await headers();
  const meta: RequestMeta = {
    ...metaFromHeaders(requestHeaders),
    ...localeOfPage(requestHeaders),
    defer: (task) => after(task),
  };
  return inScope({ request_id: meta.requestId }, async () => {
    try {
      assertSameOrigin(requestHeaders);
      const data = await run(meta, requestHeaders);
      logAnswer({ action }, 200, startedAt);
      return { ok: true, data };
    } catch (error) {
      unstable_rethrow(error);
      const known = error instanceof AppError ? error : new AppError("unexpected", { cause: error });
      logAnswer({ action }, known.status, startedAt);
      if (known.status >= 500) {
        log.error({ err: error, action }, "action failed");
        captureException(error, { action });
      }
      return failure(known, meta);
    }
  });
}

function failure(
  known: AppError,
  { requestId, locale }: RequestMeta,
): Extract<ActionResult<never>, { ok: false }> {
  const { message, fields } = errorText(known, locale);
  const current = known.details.extra?.current;
  return {
    ok: false,
    error: {
      code: known.code,
      message,
      fields,
      request_id: requestId,
      ...(current !== undefined && { current }),
    },
  };
}

/** The page's own language wins over the browser's: the reader chose it. */
function localeOfPage(requestHeaders: Headers): Partial<Pick<Ctx, "locale">> {
  const path = new URL(requestHeaders.get("referer") ?? "http://none/", "http://none").pathname;
  if (path.startsWith("/en")) return { locale: "en" };
  return path.startsWith("/pt-BR") ? { locale: "pt-BR" } : {};
}
