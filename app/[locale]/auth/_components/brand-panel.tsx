import { useTranslations } from "next-intl";
import { MiniChat } from "@/components/brand/mini-chat";
import { ProductFrame } from "@/components/brand/product-frame";
import { cn } from "@/lib/utils";

export function BrandPanel({ className }: { className?: string }) {
  const t = useTranslations("auth.panel");
  return (
    <aside
      className={cn(
        "relative flex flex-col justify-center overflow-hidden border-l bg-canvas px-12",
        className,
      )}
    >
      <div className="mx-auto flex w-full max-w-110 flex-col gap-8">
        <p className="text-2xl font-semibold text-balance">{t("title")}</p>
        <ProductFrame label={t("picture")}>
          <MiniChat />
        </ProductFrame>
      </div>
    </aside>
  );
}
