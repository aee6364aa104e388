import { z } from "zod";
import { invalidRequest, missingParameter } from "./errors";
import {
  Content,
  contentText,
  forcedToolOf,
  isReasoningModel,
  refuseLooseSchema,
  refuseTemperature,
  type ModelRequest,
} from "./model-request";

const Body = z.looseObject({
  model: z.string().optional(),
  messages: z.array(z.looseObject({ role: z.string(), content: Content })).optional(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  temperature: z.number().nullish(),
  max_tokens: z.number().nullish(),
  tools: z
    .array(
      z.object({
        function: z.looseObject({
          name: z.string(),
          parameters: z.unknown().optional(),
          strict: z.boolean().nullish(),
        }),
      }),
    )
    .nullish(),
  tool_choice: z.union([z.string(), z.looseObject({ function: z.object({ name: z.string() }) })]).nullish(),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z
        .looseObject({ name: z.string(), schema: z.unknown(), strict: z.boolean().nullish() })
        .optional(),
    })
    .nullish(),
});

export type ChatRequest = ModelRequest & { includeUsage: boolean };

/** Reads and checks a `POST /v1/chat/completions` body. */
export function readChatRequest(json: unknown): ChatRequest {
  const parsed = Body.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalidRequest(`Invalid value: ${issue?.message}`, issue?.path.join(".") ?? null, "invalid_type");
  }
  const body = parsed.data;
  if (!body.model) throw missingParameter("model");
  if (!body.messages?.length) throw missingParameter("messages");
  refuseTemperature(body.model, body.temperature);
  if (body.max_tokens != null && isReasoningModel(body.model)) {
    const message =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    throw invalidRequest(message, "max_tokens", "unsupported_parameter");
  }
  const schema = body.response_format?.json_schema;
  if (schema?.strict) refuseLooseSchema(schema.schema, schema.name, "response_format");
  const tools = (body.tools ?? []).map(({ function: { name, parameters, strict } }, index) => {
    if (strict) refuseLooseSchema(parameters, name, `tools[${index}].function.parameters`);
    return { name, parameters };
  });
  const choice = body.tool_choice ?? undefined;
  const users = body.messages.filter(({ role }) => role === "user");
  return {
    model: body.model,
    stream: body.stream === true,
    includeUsage: body.stream_options?.include_usage === true,
    lastUserText: contentText(users.at(-1)?.content),
    promptText: body.messages.map(({ content }) => contentText(content)).join("\n"),
    tools,
    forcedTool: forcedToolOf(tools, typeof choice === "object" ? choice.function : choice),
    responseSchema: schema
      ? schema.schema
      : body.response_format?.type === "json_object"
        ? { type: "object" }
        : undefined,
  };
}
