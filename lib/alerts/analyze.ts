import { analyzeText } from "@/lib/analysis";
import { log } from "@/lib/log";
import { defineOperation } from "@/lib/operation";
import { askModel, isModelConfigured } from "./providers/openai";
import { AnalyzeTextInput, type TextAnalysisAnswer } from "./schemas";

/** What a text says between the lines. Nothing is stored. */
export const analyzeAnyText = defineOperation({
  name: "ai.analyze_sentiment",
  permission: "conversations.read",
  input: AnalyzeTextInput,
  run: (ctx, { text, lang }) => analyze(ctx.org.id, text, lang),
});

/** The model where there is one, the built-in analyser otherwise and whenever the model fails. */
async function analyze(
  orgId: string,
  text: string,
  lang?: TextAnalysisAnswer["lang"],
): Promise<TextAnalysisAnswer> {
  if (isModelConfigured()) {
    try {
      return { ...(await askModel(text)), by: "model" };
    } catch (error) {
      log.warn({ err: error, organization_id: orgId }, "the model failed, the built-in analyser answers");
    }
  }
  return { ...analyzeText(text, { lang }), by: "built_in" };
}

export { analyze };
