import { z } from "zod";
import { invalidRequest } from "./errors";

/** What both APIs ask of the model, told in one way. */
export type ModelRequest = {
  model: string;
  stream: boolean;
  lastUserText: string;
  promptText: string;
  tools: ModelTool[];
  /** A tool the reply must call: the named one, or the first. */
  forcedTool?: ModelTool;
  responseSchema?: unknown;
};
export type ModelTool = { name: string; parameters: unknown };

export const TextPart = z.looseObject({ type: z.string(), text: z.string().optional() });
export const Content = z.union([z.string(), z.array(TextPart)]).nullish();

export function contentText(content: z.infer<typeof Content>): string {
  if (typeof content === "string") return content;
  return (content ?? []).map((part) => part.text ?? "").join("");
}

/** Reasoning models refuse sampling parameters. */
export function isReasoningModel(model: string): boolean {
  return /^(o\d|gpt-[5-9])/.test(model) && !model.includes("chat");
}

export function refuseTemperature(model: string, temperature: unknown) {
  if (temperature === undefined || temperature === null || !isReasoningModel(model)) return;
  throw invalidRequest(
    "Unsupported parameter: 'temperature' is not supported with this model.",
    "temperature",
  );
}

/** Strict schemas need every property required and nothing else allowed, at every level. */
export function refuseLooseSchema(schema: unknown, name: string, param: string, path: string[] = []) {
  if (typeof schema !== "object" || schema === null) return;
  if (Array.isArray(schema)) {
    schema.forEach((item, index) => refuseLooseSchema(item, name, param, [...path, String(index)]));
    return;
  }
  const node: Record<string, unknown> = { ...schema };
  const fail = (problem: string) => {
    const context = `In context=(${path.map((part) => `'${part}'`).join(", ")}), ${problem}`;
    throw invalidRequest(`Invalid schema for '${name}': ${context}`, param, "invalid_json_schema");
  };
  if (node.type === "object") {
    if (node.additionalProperties !== false)
      fail("'additionalProperties' is required to be supplied and to be false.");
    const properties = Object.keys(
      typeof node.properties === "object" && node.properties ? node.properties : {},
    );
    const required = Array.isArray(node.required) ? node.required : [];
    const missing = properties.find((property) => !required.includes(property));
    if (missing) fail(`'required' must include every key in properties. Missing '${missing}'.`);
  }
  for (const [key, child] of Object.entries(node)) {
    // The names of properties are not keywords: only what they hold is a schema.
    if (key === "enum" || key === "const" || key === "default") continue;
    if (key === "properties" && typeof child === "object" && child) {
      for (const [property, sub] of Object.entries(child))
        refuseLooseSchema(sub, name, param, [...path, key, property]);
    } else refuseLooseSchema(child, name, param, [...path, key]);
  }
}

/** The tool `tool_choice` forces, if it does. */
export function forcedToolOf(
  tools: ModelTool[],
  choice: string | { name: string } | undefined,
): ModelTool | undefined {
  if (choice === "required") return tools[0];
  if (typeof choice !== "object") return undefined;
  const tool = tools.find(({ name }) => name === choice.name);
  if (!tool)
    throw invalidRequest(`Tool choice '${choice.name}' not found in 'tools' parameter.`, "tool_choice");
  return tool;
}
