import { z } from "zod";
import { invalidRequest, missingParameter } from "./errors";
import {
  Content,
  contentText,
  forcedToolOf,
  refuseLooseSchema,
  refuseTemperature,
  type ModelRequest,
} from "./model-request";

const InputItem = z.looseObject({
  type: z.string().optional(),
  role: z.string().optional(),
  content: Content,
  call_id: z.string().optional(),
  output: z.unknown().optional(),
});
const Tool = z.looseObject({
  type: z.string(),
  name: z.string().optional(),
  parameters: z.unknown().optional(),
  strict: z.boolean().nullish(),
});
const Body = z.looseObject({
  model: z.string().optional(),
  input: z.union([z.string(), z.array(InputItem)]).optional(),
  instructions: z.string().nullish(),
  stream: z.boolean().nullish(),
  temperature: z.number().nullish(),
  previous_response_id: z.string().nullish(),
  tools: z.array(Tool).nullish(),
  tool_choice: z.union([z.string(), z.looseObject({ name: z.string() })]).nullish(),
  text: z
    .looseObject({
      format: z
        .looseObject({
          type: z.string(),
          name: z.string().optional(),
          schema: z.unknown(),
          strict: z.boolean().nullish(),
        })
        .optional(),
    })
    .nullish(),
});
type InputItems = z.infer<typeof InputItem>[];

/** Reads and checks a `POST /v1/responses` body. */
export function readResponsesRequest(json: unknown): ModelRequest {
  const parsed = Body.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalidRequest(`Invalid value: ${issue?.message}`, issue?.path.join(".") ?? null, "invalid_type");
  }
  const body = parsed.data;
  if (!body.model) throw missingParameter("model");
  if (body.input === undefined) throw missingParameter("input");
  refuseTemperature(body.model, body.temperature);
  const items: InputItems =
    typeof body.input === "string" ? [{ role: "user", content: body.input }] : body.input;
  if (!body.previous_response_id) refuseOrphanOutputs(items);
  const format = body.text?.format;
  if (format?.type === "json_schema") {
    if (!format.name) throw missingParameter("text.format.name");
    if (format.strict) refuseLooseSchema(format.schema, format.name, "text.format.schema");
  }
  const functions = (body.tools ?? []).filter((tool) => tool.type === "function");
  const tools = functions.map((tool, index) => {
    if (!tool.name) throw missingParameter(`tools[${index}].name`);
    if (tool.strict) refuseLooseSchema(tool.parameters, tool.name, `tools[${index}].parameters`);
    return { name: tool.name, parameters: tool.parameters };
  });
  const users = items.filter(({ role }) => role === "user");
  return {
    model: body.model,
    stream: body.stream === true,
    lastUserText: contentText(users.at(-1)?.content),
    promptText: [
      body.instructions ?? "",
      ...items.map((item) => contentText(item.content) + textOf(item.output)),
    ].join("\n"),
    tools,
    forcedTool: forcedToolOf(tools, body.tool_choice ?? undefined),
    responseSchema:
      format?.type === "json_schema"
        ? format.schema
        : format?.type === "json_object"
          ? { type: "object" }
          : undefined,
  };
}

const textOf = (output: unknown) => (output === undefined ? "" : JSON.stringify(output));

/** Without a stored response or a reference to one, a tool's output must follow its call in the same input. */
function refuseOrphanOutputs(items: InputItems) {
  if (items.some(({ type }) => type === "item_reference")) return;
  const calls = new Set(items.filter(({ type }) => type === "function_call").map((item) => item.call_id));
  const orphan = items.find((item) => item.type === "function_call_output" && !calls.has(item.call_id));
  if (orphan)
    throw invalidRequest(
      `No tool call found for function call output with call_id ${orphan.call_id}.`,
      "input",
    );
}
