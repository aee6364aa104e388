import { useTranslations } from "next-intl";
import { MiniCard } from "@/components/brand/mini-card";
import { ProductFrame } from "@/components/brand/product-frame";

const leads = [
  {
    ring: "success",
    lead: {
      name: "Diego Falcão",
      company: "Falcão Energia Solar",
      valueBrl: 64_000,
      score: 88,
      trend: 4,
      ring: "success",
      minutesAgo: 18,
    },
  },
  {
    ring: "warning",
    lead: {
      name: "Simone Araújo",
      company: "Araújo Contabilidade",
      valueBrl: 9_750,
      score: 63,
      trend: -6,
      ring: "warning",
      minutesAgo: 320,
    },
  },
  {
    ring: "danger",
    lead: {
      name: "Rafael Antunes",
      company: "Antunes Logística",
      valueBrl: 8_400,
      score: 46,
      ring: "danger",
      unread: 2,
      minutesAgo: 4,
    },
  },
] as const;

export function RingsPicture() {
  const t = useTranslations("landing.demo.rings");
  return (
    <ProductFrame label={t("label")} className="bg-canvas">
      <div className="flex flex-col gap-3 p-4 sm:p-6">
        {leads.map(({ ring, lead }) => (
          <div key={ring} className="grid items-center gap-x-5 gap-y-1 sm:grid-cols-[minmax(0,1fr)_9.5rem]">
            <MiniCard lead={lead} />
            <span className="text-sm text-muted-foreground max-sm:pl-2.5">{t(ring)}</span>
          </div>
        ))}
      </div>
    </ProductFrame>
  );
}
