import { pipeline_stages, pipelines } from "@/db/schema";
import type { SystemDb } from "@/db/system";
import { newId } from "@/lib/ids";
import type { Locale } from "@/i18n/routing";
import type { Stage } from "./schemas";

type StageSeed = Pick<Stage, "color" | "stage_type" | "probability"> & { names: Record<Locale, string> };

/** What a new organization starts with; every stage can be renamed, moved or removed. */
const stageSeeds: StageSeed[] = [
  { names: { "pt-BR": "Novo lead", en: "New lead" }, color: "#6b7cff", stage_type: "open", probability: 10 },
  {
    names: { "pt-BR": "Contato feito", en: "Contacted" },
    color: "#1fa2c9",
    stage_type: "open",
    probability: 20,
  },
  {
    names: { "pt-BR": "Qualificado", en: "Qualified" },
    color: "#12a594",
    stage_type: "open",
    probability: 40,
  },
  {
    names: { "pt-BR": "Proposta enviada", en: "Proposal sent" },
    color: "#d39a1c",
    stage_type: "open",
    probability: 60,
  },
  {
    names: { "pt-BR": "Negociação", en: "Negotiation" },
    color: "#e5703a",
    stage_type: "open",
    probability: 80,
  },
  { names: { "pt-BR": "Ganho", en: "Won" }, color: "#2f9e5b", stage_type: "won", probability: 100 },
  { names: { "pt-BR": "Perdido", en: "Lost" }, color: "#8a8f98", stage_type: "lost", probability: 0 },
];

const pipelineName: Record<Locale, string> = { "pt-BR": "Funil de vendas", en: "Sales pipeline" };

/** Runs before the organization has anyone in it, hence through the system door. @returns the stages in order. */
export async function createDefaultPipeline(db: SystemDb, orgId: string, locale: Locale) {
  const pipelineId = newId();
  await db
    .insert(pipelines)
    .values({ id: pipelineId, organization_id: orgId, name: pipelineName[locale], is_default: true });
  return db
    .insert(pipeline_stages)
    .values(
      stageSeeds.map(({ names, ...seed }, index) => ({
        ...seed,
        organization_id: orgId,
        pipeline_id: pipelineId,
        name: names[locale],
        stage_order: index,
      })),
    )
    .returning();
}
