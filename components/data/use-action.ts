"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import type { ActionResult } from "@/lib/http/action-result";

type Failure = Extract<ActionResult<never>, { ok: false }>["error"];

/**
 * Calls a server action and says what went wrong in one toast, unless the caller shows it itself (`onError` returns
 * true, e.g. after placing field errors in a form).
 */
export function useAction<I, O>(
  action: (input: I) => Promise<ActionResult<O>>,
  { onError }: { onError?: (error: Failure) => boolean | void } = {},
) {
  const t = useTranslations("common");
  const [pending, setPending] = useState(false);
  const run = useCallback(
    async (input: I): Promise<ActionResult<O>> => {
      setPending(true);
      const result = await action(input).catch((): ActionResult<O> => ({
        ok: false,
        error: { code: "unavailable", message: t("offline"), request_id: "" },
      }));
      setPending(false);
      if (!result.ok && !onError?.(result.error)) toast.error(result.error.message);
      return result;
    },
    [action, onError, t],
  );
  return { run, pending };
}
