import { Bot, CheckCheck, Clock, Lock, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { ScoreChip } from "@/components/ui/score-chip";
import { cn } from "@/lib/utils";

/** A conversation that the agent qualified and a person took over. */
export function MiniChat({ className }: { className?: string }) {
  const t = useTranslations("landing.demo");
  return (
    <div className={cn("flex flex-col bg-chat", className)}>
      <div className="flex items-center gap-2.5 border-b bg-card px-3 py-2.5">
        <Avatar name={t("leadName")} ring="success" />
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-1.5 text-sm font-semibold">
            <span className="truncate">{t("leadName")}</span>
            <ScoreChip score={82} trend={21} />
          </p>
          <p className="truncate text-xs text-muted-foreground">{t("leadCompany")}</p>
        </div>
        <Badge variant="whatsapp" className="num">
          <Clock />
          {t("window")}
        </Badge>
      </div>
      <div className="flex flex-1 flex-col justify-end gap-1.5 px-3 py-3">
        <Bubble time="09:12">{t("in1")}</Bubble>
        <Bubble out agent={t("agent")} time="09:12">
          {t("out1")}
        </Bubble>
        <Bubble time="09:14">{t("in2")}</Bubble>
        <Bubble out agent={t("agent")} time="09:14">
          {t("out2")}
        </Bubble>
        <p className="my-1 flex items-center gap-2 text-2xs text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
          {t("handoff")}
        </p>
        <p className="flex gap-1.5 rounded-lg bg-warning-soft px-2.5 py-1.5 text-xs text-warning">
          <Lock className="mt-0.5 size-3 shrink-0" />
          {t("note")}
        </p>
        <Bubble out read time="09:20">
          {t("out3")}
        </Bubble>
      </div>
      <div className="flex items-center gap-2 border-t bg-card p-2">
        <span className="flex h-8 flex-1 items-center rounded-md border border-input px-2.5 text-xs text-muted-foreground">
          {t("composer")}
        </span>
        <span className="flex size-8 items-center justify-center rounded-md bg-primary text-primary-foreground">
          <Send className="size-4" />
        </span>
      </div>
    </div>
  );
}

type BubbleProps = { out?: boolean; agent?: string; read?: boolean; time: string; children: ReactNode };

function Bubble({ out, agent, read, time, children }: BubbleProps) {
  return (
    <div className={cn("flex max-w-[86%] flex-col", out ? "items-end self-end" : "items-start")}>
      {agent && (
        <span className="mb-0.5 inline-flex items-center gap-1 text-2xs font-medium text-muted-foreground">
          <Bot className="size-3" />
          {agent}
        </span>
      )}
      <p
        className={cn(
          "rounded-lg px-2.5 py-1.5 text-xs",
          out ? "rounded-br-xs bg-bubble-out" : "rounded-bl-xs bg-bubble-in",
        )}
      >
        {children}
        <span className="float-right mt-0.5 ml-2 inline-flex items-center gap-0.5 text-2xs text-muted-foreground num">
          {time}
          {out && <CheckCheck className={cn("size-3", read && "text-info-mark")} />}
        </span>
      </p>
    </div>
  );
}
