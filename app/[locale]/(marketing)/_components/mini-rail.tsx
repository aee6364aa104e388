import { House, Inbox, Settings, SquareKanban, Users } from "lucide-react";
import { HeartMark } from "@/components/brand/logo";
import { cn } from "@/lib/utils";

const items = [House, Inbox, SquareKanban, Users, Settings];

export function MiniRail() {
  return (
    <div className="flex flex-col items-center gap-1 border-r bg-canvas py-3 max-md:hidden">
      <HeartMark className="mb-3 size-7" />
      {items.map((Icon, index) => (
        <span
          key={index}
          className={cn(
            "flex size-9 items-center justify-center rounded-md text-muted-foreground",
            Icon === SquareKanban && "bg-primary-soft text-primary-text",
            Icon === Settings && "mt-auto",
          )}
        >
          <Icon className="size-5 stroke-[1.75]" />
        </span>
      ))}
    </div>
  );
}
