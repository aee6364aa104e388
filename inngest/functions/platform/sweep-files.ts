import { cronFunction } from "@/inngest/function";
import { sweepFiles } from "@/lib/storage";

export const sweepFilesEveryHour = cronFunction({ id: "sweep-files", cron: "7 * * * *" }, () => sweepFiles());
