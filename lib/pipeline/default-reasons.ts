import { close_reasons } from "@/db/schema";
import type { SystemDb } from "@/db/system";
import type { Locale } from "@/i18n/routing";
import type { CloseReason } from "./schemas";

const reasonSeeds: Record<CloseReason["outcome"], Record<Locale, string>[]> = {
  won: [
    { "pt-BR": "Preço e condições", en: "Price and terms" },
    { "pt-BR": "Atendimento", en: "Service" },
    { "pt-BR": "Produto adequado", en: "Right product" },
    { "pt-BR": "Indicação", en: "Referral" },
  ],
  lost: [
    { "pt-BR": "Preço", en: "Price" },
    { "pt-BR": "Parou de responder", en: "Stopped answering" },
    { "pt-BR": "Fechou com concorrente", en: "Went to a competitor" },
    { "pt-BR": "Sem orçamento agora", en: "No budget now" },
    { "pt-BR": "Não era o perfil", en: "Not a fit" },
    { "pt-BR": "Contato errado ou spam", en: "Wrong contact or spam" },
  ],
};

/** The reasons a new organization starts with; it can rename and remove every one of them. */
export async function createDefaultCloseReasons(db: SystemDb, orgId: string, locale: Locale): Promise<void> {
  const rows = (["won", "lost"] as const).flatMap((outcome) =>
    reasonSeeds[outcome].map((names, reason_order) => ({
      organization_id: orgId,
      outcome,
      name: names[locale],
      reason_order,
    })),
  );
  await db.insert(close_reasons).values(rows);
}
