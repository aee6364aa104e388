import { pipeline_stages, pipelines } from "@/db/schema";
import type { SystemDb } from "@/db/system";
import { newId } from "@/lib/ids";
import type { Locale } from "@/i18n/routing";
import type { PipelineTemplate } from "./schemas";
import { stageTemplates } from "./templates";

const pipelineName: Record<Locale, string> = { "pt-BR": "Funil de vendas", en: "Sales pipeline" };

/** Runs before the organization has anyone in it, hence through the system door. @returns the stages in order. */
export async function createDefaultPipeline(db: SystemDb, orgId: string, locale: Locale) {
  const pipelineId = newId();
  await db
    .insert(pipelines)
    .values({ id: pipelineId, organization_id: orgId, name: pipelineName[locale], is_default: true });
  return insertTemplate(db, { organization_id: orgId, pipeline_id: pipelineId }, "sales", locale);
}

/** @returns the stages in order. */
export const insertTemplate = (
  db: SystemDb,
  of: { organization_id: string; pipeline_id: string },
  template: PipelineTemplate,
  locale: Locale,
) =>
  db
    .insert(pipeline_stages)
    .values(
      stageTemplates[template].map(({ names, ...seed }, stage_order) => ({
        ...seed,
        ...of,
        name: names[locale],
        stage_order,
      })),
    )
    .returning();
