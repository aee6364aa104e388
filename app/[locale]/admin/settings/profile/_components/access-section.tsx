import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import { Section } from "@/components/settings/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import type { Me } from "@/lib/organizations/schemas";

/** How the person signs in and what they may do: to read, and to change elsewhere. */
export function AccessSection({ me }: { me: Me }) {
  const t = useTranslations("settings.profile");
  const roles = useTranslations("shell.roles");
  return (
    <Section title={t("access")} apart>
      <div className="flex flex-col divide-y text-sm [&>*]:py-4 [&>*]:first:pt-0">
        <div className="flex flex-col gap-1">
          <h3 className="font-medium">{t("email")}</h3>
          <p className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 break-all">{me.email}</span>
            <Badge variant={me.email_verified ? "success" : "warning"}>
              {me.email_verified ? <CircleCheck aria-hidden /> : <CircleDashed aria-hidden />}
              {me.email_verified ? t("verified") : t("unverified")}
            </Badge>
          </p>
          <p className="text-xs text-muted-foreground">
            {me.email_verified ? t("emailHint") : t("unverifiedHint")}
          </p>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div className="flex min-w-0 flex-1 basis-60 flex-col gap-1">
            <h3 className="font-medium">{t("password")}</h3>
            <p className="text-xs text-muted-foreground">{t("passwordHint", { email: me.email })}</p>
          </div>
          <Button asChild variant="outline">
            <Link href="/auth/forgot-password">{t("passwordAction")}</Link>
          </Button>
        </div>
        <div className="flex flex-col gap-1">
          <h3 className="font-medium">{t("role", { organization: me.organization.name })}</h3>
          <p className="text-muted-foreground">{roles(me.organization.role)}</p>
        </div>
      </div>
    </Section>
  );
}
