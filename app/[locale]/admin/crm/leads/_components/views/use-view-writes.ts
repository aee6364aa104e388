"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { createViewAction, deleteViewAction, shareViewAction, updateViewAction } from "@/app/actions/views";
import { useAction } from "@/components/data/use-action";
import type { SavedView, ViewConfig } from "@/lib/views/schemas";

type Options = { onOpen: (view: SavedView | undefined) => void; onChanged: () => Promise<unknown> };

/** Changes of views. Those with a name answer why it was refused, for its field to say. */
export function useViewWrites({ onOpen, onChanged }: Options) {
  const t = useTranslations("leadList.views");
  const namesItself = { onError: ({ fields }: { fields?: Record<string, string> }) => Boolean(fields?.name) };
  const create = useAction(createViewAction, namesItself);
  const rename = useAction(updateViewAction, namesItself);
  const update = useAction(updateViewAction);
  const share = useAction(shareViewAction);
  const remove = useAction(deleteViewAction);
  return {
    create: async (name: string, config: ViewConfig) => {
      const result = await create.run({ name, config });
      if (!result.ok) return result.error.fields?.name ?? result.error.message;
      await onChanged();
      onOpen(result.data);
      return undefined;
    },
    rename: async ({ id, version }: SavedView, name: string) => {
      const result = await rename.run({ view_id: id, version, name });
      await onChanged();
      return result.ok ? undefined : (result.error.fields?.name ?? result.error.message);
    },
    save: async ({ id, version, name }: SavedView, config: ViewConfig) => {
      const result = await update.run({ view_id: id, version, config });
      await onChanged();
      if (result.ok) toast.success(t("saved", { name }));
    },
    setDefault: async ({ id }: SavedView, is_default: boolean) => {
      await update.run({ view_id: id, is_default });
      await onChanged();
    },
    share: async ({ id, name }: SavedView, is_shared: boolean) => {
      const result = await share.run({ view_id: id, is_shared });
      await onChanged();
      if (result.ok) toast.success(t(is_shared ? "sharedNow" : "unsharedNow", { name }));
    },
    remove: async ({ id, name }: SavedView) => {
      const result = await remove.run({ view_id: id });
      if (!result.ok) return;
      onOpen(undefined);
      await onChanged();
      toast.success(t("deleted", { name }));
    },
  };
}
