"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteLeadFileAction, restoreLeadFileAction } from "@/app/actions/lead-files";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useAction } from "@/components/data/use-action";
import { toast, toastUndo } from "@/components/ui/sonner";
import { leadFileBytesMax, type LeadFile } from "@/lib/lead-files/schemas";

/** A lead's files, and sending, fetching and taking them away. */
export function useLeadFiles(leadId: string) {
  const t = useTranslations("leads.files");
  const queryClient = useQueryClient();
  const queryKey = ["lead-files", leadId];
  const path = `/crm/leads/${leadId}/files`;
  const [sending, setSending] = useState(0);
  const { data, isPending } = useQuery({
    queryKey,
    queryFn: async () => (await apiGet<{ data: LeadFile[] }>(path)).data,
  });
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey });
    void queryClient.invalidateQueries({ queryKey: ["lead-activities", leadId] });
  };
  useRealtimeEvent("lead.changed", ({ lead_id }) => {
    if (lead_id === leadId) void queryClient.invalidateQueries({ queryKey });
  });
  const { run: remove } = useAction(deleteLeadFileAction);
  const { run: restore } = useAction(restoreLeadFileAction);

  const send = async (files: readonly File[]) => {
    setSending((now) => now + files.length);
    for (const file of files) {
      const refused = file.size > leadFileBytesMax ? t("tooLarge") : await upload(`/api${path}`, file);
      if (refused !== undefined) toast.error(t("failed", { name: file.name }), { description: refused });
      setSending((now) => now - 1);
    }
    refresh();
  };
  const fetchFile = async ({ id }: LeadFile) => {
    const link = await apiGet<{ url: string }>(`${path}/${id}/link`).catch(() => null);
    if (link) window.location.assign(link.url);
    else toast.error(t("gone"));
  };
  const takeAway = async ({ id, file_name }: LeadFile) => {
    const ids = { lead_id: leadId, lead_file_id: id };
    const { ok } = await remove(ids);
    refresh();
    if (ok) toastUndo(t("removed", { name: file_name }), t("undo"), () => void restore(ids).then(refresh));
  };
  return { files: data ?? [], isPending, sending, send, fetchFile, takeAway };
}

/** @returns why it was refused, in the server's words or in none; nothing when it is kept. */
async function upload(url: string, file: File): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(file.name) },
      body: file,
    });
    if (response.ok) return undefined;
    return ((await response.json()) as { detail?: string }).detail ?? "";
  } catch {
    return "";
  }
}
