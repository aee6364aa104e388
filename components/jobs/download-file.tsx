"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { apiGet } from "@/components/data/api-client";
import { Button } from "@/components/ui/button";

/** Asks for a link when it is wanted, since one lives a quarter of an hour only. */
export function DownloadFile({ fileId }: { fileId: string }) {
  const t = useTranslations("jobs");
  const [pending, setPending] = useState(false);
  const fetchFile = async () => {
    setPending(true);
    const link = await apiGet<{ url: string }>(`/files/${fileId}/link`).catch(() => null);
    setPending(false);
    if (link) window.location.assign(link.url);
    else toast.error(t("downloadFailed"));
  };
  return (
    <Button size="sm" variant="outline" loading={pending} onClick={() => void fetchFile()}>
      {t("download")}
    </Button>
  );
}
