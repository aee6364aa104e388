"use client";

import { ChevronDown, Settings2 } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Link } from "@/i18n/navigation";
import type { Pipeline } from "@/lib/pipeline/schemas";

type PipelineSwitchProps = {
  pipelines: Pipeline[];
  currentId: string | undefined;
  /** What stands there while there is nothing to choose. */
  title: string;
  mayManage?: boolean;
  onChange: (pipeline: Pipeline) => void;
};

/** The title of a screen about one pipeline, which leads to the others. */
export function PipelineSwitch({ pipelines, currentId, title, mayManage, onChange }: PipelineSwitchProps) {
  const t = useTranslations("pipelines");
  if (pipelines.length < 2) return title;
  const current = pipelines.find(({ id }) => id === currentId);
  const choose = (id: string) => {
    const pipeline = pipelines.find((candidate) => candidate.id === id);
    if (pipeline && id !== currentId) onChange(pipeline);
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        data-testid="pipeline-switch"
        aria-label={t("switch", { name: current?.name ?? title })}
        className="touch-target -ml-1.5 inline-flex max-w-[calc(100%+0.375rem)] items-center gap-1 rounded-md px-1.5 py-0.5 hover:bg-accent"
      >
        <span className="truncate">{current?.name ?? title}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      </DropdownMenuTrigger>
      <DropdownMenuContent className="max-w-80 min-w-56">
        <DropdownMenuRadioGroup value={currentId} onValueChange={choose}>
          {pipelines.map(({ id, name, is_default }) => (
            <DropdownMenuRadioItem key={id} value={id}>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {is_default && <span className="text-xs text-muted-foreground">{t("isDefault")}</span>}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        {mayManage && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem asChild>
              <Link href={`/admin/crm/settings?pipeline=${currentId ?? ""}`}>
                <Settings2 aria-hidden />
                {t("manage")}
              </Link>
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
