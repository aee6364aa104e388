import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { ProductFrame } from "@/components/brand/product-frame";
import { Avatar } from "@/components/ui/avatar";
import { Badge, CountBadge } from "@/components/ui/badge";
import { cn } from "@/lib/utils";

const rows = [
  {
    key: "row1",
    name: "Diego Falcão",
    owner: "Júlia Guimarães",
    time: "10:42",
    unread: 2,
    edge: "bg-danger-mark",
    closes: true,
  },
  {
    key: "row2",
    name: "Cláudia Nogueira",
    owner: "Caio Brandão",
    time: "10:31",
    unread: 0,
    edge: "bg-transparent",
  },
  { key: "row3", name: "Rafael Antunes", owner: null, time: "10:28", unread: 1, edge: "bg-warning-mark" },
] as const;

export function InboxPicture() {
  const t = useTranslations("landing.demo.inbox");
  return (
    <ProductFrame label={t("label")} className="bg-card">
      {rows.map((row) => (
        <div key={row.key} className="relative flex items-center gap-3 border-b px-4 py-3.5 last:border-0">
          <span className={cn("absolute inset-y-2 left-0 w-1 rounded-r-full", row.edge)} />
          <Avatar name={row.name} size="lg" />
          <div className="min-w-0 flex-1">
            <p className="flex items-center gap-2 text-base font-semibold">
              <span className="truncate">{row.name}</span>
              {"closes" in row && (
                <Badge variant="danger" className="num">
                  <Clock />
                  {t("closes")}
                </Badge>
              )}
            </p>
            <p className={cn("truncate text-sm", row.unread ? "text-foreground" : "text-muted-foreground")}>
              {t(row.key)}
            </p>
          </div>
          <div className="flex shrink-0 flex-col items-end gap-1.5">
            <span className="text-2xs text-muted-foreground num">{row.time}</span>
            <span className="flex items-center gap-1.5">
              <CountBadge count={row.unread} />
              {row.owner && <Avatar name={row.owner} size="xs" />}
            </span>
          </div>
        </div>
      ))}
    </ProductFrame>
  );
}
