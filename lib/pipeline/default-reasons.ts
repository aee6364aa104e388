import { close_reasons } from "@/db/schema";
import type { SystemDb } from "@/db/system";
import type { Locale } from "@/i18n/routing";

const lostReasons: Record<Locale, string>[] = [
  { "pt-BR": "Preço", en: "Price" },
  { "pt-BR": "Parou de responder", en: "Stopped answering" },
  { "pt-BR": "Fechou com concorrente", en: "Went to a competitor" },
  { "pt-BR": "Sem orçamento agora", en: "No budget now" },
  { "pt-BR": "Não era o perfil", en: "Not a fit" },
  { "pt-BR": "Contato errado ou spam", en: "Wrong contact or spam" },
];

/**
 * The reasons a new organization starts with; it can rename and remove every one of them. Winning asks for none until
 * somebody adds one: a sale is not held up by a question nobody has asked for.
 */
export async function createDefaultCloseReasons(db: SystemDb, orgId: string, locale: Locale): Promise<void> {
  await db.insert(close_reasons).values(
    lostReasons.map((names, reason_order) => ({
      organization_id: orgId,
      outcome: "lost",
      name: names[locale],
      reason_order,
    })),
  );
}
