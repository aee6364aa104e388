import { ChevronLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { Link } from "@/i18n/navigation";
import { cn } from "@/lib/utils";

type SettingsPageProps = {
  title: string;
  description?: string;
  actions?: ReactNode;
  /** Where the section came from, when it is not the list of sections. */
  parent?: { href: string; label: string };
  /** `form` is one column of fields, `list` has room for rows. */
  width?: "form" | "list";
  children: ReactNode;
};

/** One section of the settings, inside `SettingsFrame`. */
export function SettingsPage({
  title,
  description,
  actions,
  parent,
  width = "form",
  children,
}: SettingsPageProps) {
  return (
    <>
      <PageHeader
        title={title}
        actions={actions}
        parents={parent ? [parent] : undefined}
        className="md:pl-6"
      />
      <PageBody className="pb-16 max-md:pt-1">
        <BackLink parent={parent} />
        <div className={cn("flex flex-col gap-8", width === "form" ? "max-w-140" : "max-w-230")}>
          {description && (
            <p className="max-w-150 text-base text-pretty text-muted-foreground">{description}</p>
          )}
          {children}
        </div>
      </PageBody>
    </>
  );
}

function BackLink({ parent }: { parent: SettingsPageProps["parent"] }) {
  const t = useTranslations("settings");
  const { href, label } = parent ?? { href: "/admin/settings", label: t("title") };
  return (
    <Link
      href={href}
      className="-ml-1.5 inline-flex min-h-11 items-center gap-0.5 pr-2 text-sm font-medium text-muted-foreground hover:text-foreground md:hidden"
    >
      <ChevronLeft aria-hidden className="size-4" />
      {label}
    </Link>
  );
}
