import type { Locale } from "@/i18n/routing";
import type { PipelineTemplate, Stage } from "./schemas";

type Names = Record<Locale, string>;
export type StageSeed = Pick<Stage, "color" | "stage_type" | "probability"> & { names: Names };

const open = (ptBR: string, en: string, color: string, probability: number): StageSeed => ({
  names: { "pt-BR": ptBR, en },
  color,
  stage_type: "open",
  probability,
});
const won = (ptBR: string, en: string): StageSeed => ({
  names: { "pt-BR": ptBR, en },
  color: "#2f9e5b",
  stage_type: "won",
  probability: 100,
});
const lost = (ptBR: string, en: string): StageSeed => ({
  names: { "pt-BR": ptBR, en },
  color: "#8a8f98",
  stage_type: "lost",
  probability: 0,
});

/** What a pipeline starts with; every stage can be renamed, moved or removed. A new organization has `sales`. */
export const stageTemplates: Record<PipelineTemplate, StageSeed[]> = {
  sales: [
    open("Novo lead", "New lead", "#6b7cff", 10),
    open("Contato feito", "Contacted", "#1fa2c9", 20),
    open("Qualificado", "Qualified", "#12a594", 40),
    open("Proposta enviada", "Proposal sent", "#d39a1c", 60),
    open("Negociação", "Negotiation", "#e5703a", 80),
    won("Ganho", "Won"),
    lost("Perdido", "Lost"),
  ],
  quick: [
    open("Novo", "New", "#6b7cff", 20),
    open("Em conversa", "In conversation", "#12a594", 50),
    won("Ganho", "Won"),
    lost("Perdido", "Lost"),
  ],
  after_sales: [
    open("Boas-vindas", "Welcome", "#6b7cff", 50),
    open("Implantação", "Onboarding", "#1fa2c9", 60),
    open("Treinamento", "Training", "#12a594", 75),
    open("Acompanhamento", "Follow-up", "#d39a1c", 90),
    won("Concluído", "Completed"),
    lost("Cancelado", "Canceled"),
  ],
  renewals: [
    open("A vencer", "Due soon", "#6b7cff", 50),
    open("Contato feito", "Contacted", "#1fa2c9", 60),
    open("Em negociação", "In negotiation", "#d39a1c", 75),
    won("Renovado", "Renewed"),
    lost("Não renovou", "Not renewed"),
  ],
};
