import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { QueryProvider } from "@/components/data/query-provider";
import { RealtimeProvider } from "@/components/data/realtime-provider";
import { railCookie } from "@/components/shell/rail-cookie";
import { pageCtx } from "@/lib/http";
import { getMe } from "@/lib/organizations";
import { realtimeSettings } from "@/lib/realtime";
import { settingsCommands } from "./_components/settings-commands";
import { AdminShell } from "./_components/admin-shell";
import { navItems } from "./_components/nav-items";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The frame of the signed-in area. It shows who is here; each page checks what they may open. */
export default async function AdminLayout({ children, params }: Props) {
  const ctx = await pageCtx((await params).locale);
  const me = await getMe.execute(ctx, {});
  const pinned = (await cookies()).get(railCookie)?.value === "1";
  return (
    <QueryProvider>
      <RealtimeProvider
        settings={realtimeSettings()}
        orgId={me.organization.id}
        userId={me.id}
        seesEverything={me.visibility === "all"}
        teammates={ctx.grants.teammates}
      >
        <AdminShell
          me={me}
          nav={await navItems(ctx)}
          settings={await settingsCommands(ctx)}
          railPinned={pinned}
        >
          {children}
        </AdminShell>
      </RealtimeProvider>
    </QueryProvider>
  );
}
