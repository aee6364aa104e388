import type { IdSource } from "./ids";
import type { ModelRequest } from "./model-request";
import type { ScriptedError } from "./script";
import { countTokens, toDeltas, type Turn } from "./turn";

export type OutputItem =
  | { id: string; type: "message"; status: string; role: "assistant"; content: unknown[] }
  | { id: string; type: "function_call"; status: string; call_id: string; name: string; arguments: string };
export type ResponseEvent = { type: string; sequence_number: number } & Record<string, unknown>;

/** The finished `response` object of `POST /v1/responses`. */
export function buildResponse(request: ModelRequest, turn: Turn, ids: IdSource) {
  const { input, output } = countTokens(request, turn);
  return {
    ...responseFrame(request, ids.take("resp")),
    status: "completed",
    output: outputItems(turn, ids),
    usage: {
      input_tokens: input,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: input + output,
    },
  };
}

/** The same response as the stream of events that leads to it. */
export function buildResponseEvents(request: ModelRequest, turn: Turn, ids: IdSource): ResponseEvent[] {
  const final = buildResponse(request, turn, ids);
  const started = { ...final, status: "in_progress", output: [], usage: null };
  const failed = turn.error;
  const events: Record<string, unknown>[] = [
    { type: "response.created", response: started },
    { type: "response.in_progress", response: started },
    ...final.output.flatMap((item, index) => itemEvents(item, index, failed === undefined)),
    ...(failed ? failureEvents(started, failed) : [{ type: "response.completed", response: final }]),
  ];
  return events.map((event, index) => ({ ...event, type: String(event.type), sequence_number: index }));
}

function responseFrame(request: ModelRequest, id: string) {
  return {
    id,
    object: "response",
    created_at: Math.floor(Date.now() / 1000),
    background: false,
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    metadata: {},
    model: request.model,
    parallel_tool_calls: true,
    previous_response_id: null,
    service_tier: "default",
    store: false,
    text: { format: { type: request.responseSchema === undefined ? "text" : "json_schema" } },
    tool_choice: request.forcedTool ? "required" : "auto",
    tools: [],
    truncation: "disabled",
    user: null,
  };
}

function outputItems(turn: Turn, ids: IdSource): OutputItem[] {
  const calls = turn.toolCalls.map((call): OutputItem => ({
    id: ids.take("fc"),
    type: "function_call",
    status: "completed",
    call_id: ids.take("call"),
    ...call,
  }));
  if (calls.length > 0) return calls;
  const content = [{ type: "output_text", annotations: [], logprobs: [], text: turn.text }];
  return [{ id: ids.take("msg"), type: "message", status: "completed", role: "assistant", content }];
}

/** The events of one output item; an item the stream breaks off in is left open. */
function itemEvents(item: OutputItem, index: number, finishes: boolean): Record<string, unknown>[] {
  const at = { item_id: item.id, output_index: index };
  const done = finishes ? [{ type: "response.output_item.done", output_index: index, item }] : [];
  if (item.type === "function_call") {
    return [
      {
        type: "response.output_item.added",
        output_index: index,
        item: { ...item, status: "in_progress", arguments: "" },
      },
      ...toDeltas(item.arguments).map((delta) => ({
        type: "response.function_call_arguments.delta",
        ...at,
        delta,
      })),
      { type: "response.function_call_arguments.done", ...at, arguments: item.arguments },
      ...done,
    ];
  }
  const part = { content_index: 0, ...at };
  const text = textOf(item);
  const emptyPart = { type: "output_text", annotations: [], logprobs: [], text: "" };
  return [
    {
      type: "response.output_item.added",
      output_index: index,
      item: { ...item, status: "in_progress", content: [] },
    },
    { type: "response.content_part.added", ...part, part: emptyPart },
    ...toDeltas(text).map((delta) => ({ type: "response.output_text.delta", ...part, delta, logprobs: [] })),
    ...(finishes
      ? [
          { type: "response.output_text.done", ...part, text, logprobs: [] },
          { type: "response.content_part.done", ...part, part: { ...emptyPart, text } },
        ]
      : []),
    ...done,
  ];
}

function textOf(item: Extract<OutputItem, { type: "message" }>): string {
  const [part] = item.content;
  return typeof part === "object" && part !== null && "text" in part ? String(part.text) : "";
}

function failureEvents(started: Record<string, unknown>, error: ScriptedError) {
  const { message, type, code, param } = error;
  return [
    { type: "error", error: { type, code, message, param } },
    {
      type: "response.failed",
      response: { ...started, status: "failed", error: { code: code ?? type, message } },
    },
  ];
}
