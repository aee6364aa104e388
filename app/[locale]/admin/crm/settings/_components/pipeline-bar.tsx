"use client";

import { Ellipsis, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePipelines } from "@/components/pipelines/use-pipelines";
import { UnknownPipeline } from "@/components/pipelines/unknown-pipeline";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Link, useRouter } from "@/i18n/navigation";
import type { Pipeline } from "@/lib/pipeline/schemas";
import { cn } from "@/lib/utils";
import { DeletePipelineDialog } from "./delete-pipeline-dialog";
import { NewPipelineDialog } from "./new-pipeline-dialog";
import { RenamePipelineDialog } from "./rename-pipeline-dialog";
import { usePipelineWrites } from "./use-pipeline-writes";

type PipelineBarProps = {
  initial: Pipeline[];
  currentId: string;
  manages: boolean;
  /** The address named one that is not there. */
  unknown: boolean;
};

const hrefOf = (id: string) => `/admin/crm/settings?pipeline=${id}`;

/** The pipelines, the one whose stages are below marked, and what can be done with it. */
export function PipelineBar({ initial, currentId, manages, unknown }: PipelineBarProps) {
  const t = useTranslations("pipelines");
  const router = useRouter();
  const pipelines = usePipelines(initial);
  const [creating, setCreating] = useState(false);
  const current = pipelines.find(({ id }) => id === currentId);
  return (
    <div className="flex flex-col gap-3">
      {unknown && current && (
        <UnknownPipeline shown={current.name} onDismiss={() => router.replace("/admin/crm/settings")} />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <nav aria-label={t("list")} className="flex min-w-0 flex-wrap items-center gap-1">
          {pipelines.map(({ id, name, is_default }) => (
            <Link
              key={id}
              href={hrefOf(id)}
              data-testid="pipeline-tab"
              aria-current={id === currentId ? "page" : undefined}
              className={cn(
                "inline-flex h-8 max-w-60 items-center gap-1.5 rounded-md border px-2.5 text-sm font-medium pointer-coarse:h-11",
                id === currentId
                  ? "border-control bg-card text-foreground"
                  : "border-transparent text-muted-foreground hover:bg-accent hover:text-foreground",
              )}
            >
              <span className="truncate">{name}</span>
              {is_default && (
                <span className="text-xs font-normal text-muted-foreground">{t("isDefault")}</span>
              )}
            </Link>
          ))}
        </nav>
        {manages && current && <PipelineMenu pipelines={pipelines} current={current} />}
        {manages && (
          <Button variant="outline" className="ml-auto" onClick={() => setCreating(true)}>
            <Plus aria-hidden />
            {t("new")}
          </Button>
        )}
      </div>
      {creating && (
        <NewPipelineDialog
          pipelines={pipelines}
          onCreated={(id) => router.push(hrefOf(id))}
          onClose={() => setCreating(false)}
        />
      )}
    </div>
  );
}

function PipelineMenu({ pipelines, current }: { pipelines: Pipeline[]; current: Pipeline }) {
  const t = useTranslations("pipelines");
  const router = useRouter();
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const { update } = usePipelineWrites();
  const index = pipelines.indexOf(current);
  const { id, name } = current;
  const place = (pipeline_order: number) => void update({ pipeline_id: id, pipeline_order });
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={t("menu", { name })}>
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => setDialog("rename")}>{t("rename")}</DropdownMenuItem>
          {!current.is_default && (
            <DropdownMenuItem onSelect={() => void update({ pipeline_id: id, is_default: true })}>
              {t("makeDefault")}
            </DropdownMenuItem>
          )}
          <DropdownMenuItem disabled={index === 0} onSelect={() => place(index - 1)}>
            {t("earlier")}
          </DropdownMenuItem>
          <DropdownMenuItem disabled={index === pipelines.length - 1} onSelect={() => place(index + 1)}>
            {t("later")}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem
            variant="danger"
            disabled={pipelines.length === 1}
            onSelect={() => setDialog("delete")}
          >
            {t("delete.action")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {dialog === "rename" && <RenamePipelineDialog pipeline={current} onClose={() => setDialog(null)} />}
      {dialog === "delete" && (
        <DeletePipelineDialog
          pipeline={current}
          others={pipelines.filter((other) => other !== current)}
          onDeleted={() => router.replace("/admin/crm/settings")}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
