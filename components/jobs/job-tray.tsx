"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cancelJobAction, undoJobAction } from "@/app/actions/jobs";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import { Link } from "@/i18n/navigation";
import type { Job } from "@/lib/jobs/schemas";
import { DownloadFile } from "./download-file";
import { JobBar } from "./job-bar";
import { JobOutcome } from "./job-outcome";
import { isUnfinished, useJobs } from "./use-job";

/** Ended longer ago than this, a job is not news any more. */
const newsMinutes = 10;

/** Long work in the corner: it goes on wherever its person goes, and says how it ended. */
export function JobTray() {
  const t = useTranslations("jobs");
  const jobs = useJobs();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [now] = useState(() => Date.now());
  const isNews = (job: Job) =>
    isUnfinished(job) || Date.parse(job.finished_at ?? job.updated_at) > now - newsMinutes * 60_000;
  const shown = jobs.filter((job) => isNews(job) && !hidden.includes(`${job.id}:${job.status}`));
  if (shown.length === 0) return null;
  return (
    <section
      aria-label={t("title")}
      className="fixed right-3 bottom-18 z-40 flex w-[min(20rem,calc(100%-1.5rem))] flex-col gap-2 md:bottom-3"
    >
      {shown.map((job) => (
        <JobItem
          key={job.id}
          job={job}
          onHide={() => setHidden((all) => [...all, `${job.id}:${job.status}`])}
        />
      ))}
    </section>
  );
}

function JobItem({ job, onHide }: { job: Job; onHide: () => void }) {
  const t = useTranslations("jobs");
  const cancel = useAction(cancelJobAction);
  const undo = useAction(undoJobAction);
  const name = t.has(`kinds.${job.kind}`) ? t(`kinds.${job.kind}`) : t("kinds.other");
  const running = isUnfinished(job);
  const importId = job.kind === "lead_import" ? job.result.import_id : undefined;
  const Mark = job.status === "failed" ? CircleAlert : CircleCheck;
  return (
    <article className="shadow-lg rounded-lg border bg-popover p-3">
      <div className="flex items-start gap-2">
        {running ? (
          <Spinner className="mt-0.5 size-4" />
        ) : (
          <Mark
            aria-hidden
            className={`mt-0.5 size-4 ${job.status === "failed" ? "text-danger" : "text-success-mark"}`}
          />
        )}
        <p role="status" className="min-w-0 flex-1 text-sm">
          <span className="font-medium">{name}</span>{" "}
          <span className="text-muted-foreground">{t(`statuses.${job.status}`)}</span>
        </p>
        <IconButton label={t("hide")} size="icon-sm" variant="ghost" onClick={onHide}>
          <X />
        </IconButton>
      </div>
      {running && <JobBar job={job} label={name} />}
      {!running && job.kind === "lead_bulk" && <JobOutcome job={job} />}
      <div className="flex flex-wrap gap-1.5">
        {(job.status === "queued" || job.status === "running") && (
          <Button
            size="sm"
            variant="ghost"
            loading={cancel.pending}
            onClick={() => void cancel.run({ job_id: job.id })}
          >
            {t("cancel")}
          </Button>
        )}
        {typeof importId === "string" && !running && (
          <Button asChild size="sm" variant="ghost">
            <Link href={`/admin/crm/leads/import?import_id=${importId}`}>{t("open")}</Link>
          </Button>
        )}
        {job.kind === "lead_export" && job.status === "done" && job.file_id && (
          <DownloadFile fileId={job.file_id} />
        )}
        {!running && job.kind === "lead_bulk" && Number(job.result.refused ?? 0) > 0 && (
          <Button asChild size="sm" variant="ghost">
            <a href={`/api/crm/jobs/${job.id}/report`} download>
              {t("refused")}
            </a>
          </Button>
        )}
        {job.can_undo && (
          <Button
            size="sm"
            variant="ghost"
            loading={undo.pending}
            onClick={() => void undo.run({ job_id: job.id })}
          >
            {t("undo")}
          </Button>
        )}
      </div>
    </article>
  );
}
