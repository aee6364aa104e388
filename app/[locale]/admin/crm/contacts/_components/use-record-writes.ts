"use client";

import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/data/use-action";
import type { ActionResult } from "@/lib/http/action-result";

const quiet = { onError: () => true };

/**
 * Changes of one field that show at once and are taken back when the server refuses them. One after the other, so
 * that the second names the version the first one made.
 *
 * @returns why the field was refused, for it to say; everything else is said in a toast.
 */
export function useRecordWrites<T extends { version: number }, I>(
  key: QueryKey,
  action: (input: I) => Promise<ActionResult<Partial<T> & { version: number }>>,
  ids: (version: number) => object,
) {
  const t = useTranslations("records.writes");
  const queryClient = useQueryClient();
  const { run } = useAction(action, quiet);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return (patch: Partial<T>): Promise<string | undefined> => {
    const get = () => queryClient.getQueryData<T>(key);
    const set = (values: Partial<T>) =>
      queryClient.setQueryData<T>(key, (now) => now && { ...now, ...values });
    const before = get();
    if (!before) return Promise.resolve(undefined);
    set(patch);
    const write = async () => {
      const result = await run(inputOf<I>({ ...ids(get()?.version ?? before.version), ...patch }));
      if (result.ok) return void set(result.data);
      const { error } = result;
      const names = Object.keys(patch);
      set(Object.fromEntries(names.map((name) => [name, before[name as keyof T]])) as Partial<T>);
      await queryClient.invalidateQueries({ queryKey: key });
      const said = names.map((name) => error.fields?.[name]).find(Boolean);
      if (!said) toast.error(t("notSaved"), { description: error.message });
      return said;
    };
    const turn = last.current.then(write);
    last.current = turn.catch(() => undefined);
    return turn;
  };
}

/** The ids and the patch together are the action's input; the server parses it in any case. */
const inputOf = <I>(input: object) => input as I;
