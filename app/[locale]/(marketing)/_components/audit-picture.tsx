import { ArrowRightLeft, Bot, KeyRound, ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { ProductFrame } from "@/components/brand/product-frame";
import { cn } from "@/lib/utils";

const rows = [
  { key: "row1", time: "10:42:07", Icon: ArrowRightLeft },
  { key: "row2", time: "09:14:31", Icon: Bot },
  { key: "row3", time: "08:57:12", Icon: KeyRound },
  { key: "row4", time: "08:03:55", Icon: ShieldAlert },
] as const;

export function AuditPicture() {
  const t = useTranslations("landing.demo.audit");
  return (
    <ProductFrame label={t("label")} className="bg-card">
      {rows.map(({ key, time, Icon }) => (
        <div
          key={key}
          className={cn(
            "flex min-h-11 items-center gap-3 border-b px-4 py-2 text-base last:border-0",
            key === "row4" && "bg-danger-soft text-danger",
          )}
        >
          <Icon className={cn("size-4 shrink-0", key !== "row4" && "text-muted-foreground")} />
          <span className="min-w-0 flex-1">{t(key)}</span>
          <span className={cn("shrink-0 text-xs num", key !== "row4" && "text-muted-foreground")}>
            {time}
          </span>
        </div>
      ))}
    </ProductFrame>
  );
}
