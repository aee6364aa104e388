"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import type { Import } from "@/lib/imports/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import { ImportProgress } from "./import-progress";
import { MapStep } from "./map-step";
import { UploadStep } from "./upload-step";

type ImportScreenProps = { initial: Import | null; stages: Stage[]; members: Member[] };

/** Upload, map and check, take in, result. Its address names the import, so it can be left and come back to. */
export function ImportScreen({ initial, stages, members }: ImportScreenProps) {
  const t = useTranslations("imports");
  const [current, setCurrent] = useState(initial);
  const open = (next: Import | null) => {
    setCurrent(next);
    window.history.replaceState(null, "", next ? `?import_id=${next.id}` : window.location.pathname);
  };
  return (
    <>
      <PageHeader title={t("title")} parents={[{ label: t("leads"), href: "/admin/crm/leads" }]} />
      <PageBody>
        <div className="mx-auto max-w-240 space-y-6">
          {current === null ? (
            <UploadStep onUploaded={open} />
          ) : current.status === "uploaded" ? (
            <MapStep
              key={current.id}
              file={current}
              stages={stages}
              members={members}
              onStarted={open}
              onOther={() => open(null)}
            />
          ) : (
            <ImportProgress initial={current} onOther={() => open(null)} />
          )}
        </div>
      </PageBody>
    </>
  );
}
