import type { ChatRequest } from "./chat-request";
import type { IdSource } from "./ids";
import { countTokens, toDeltas, type Turn } from "./turn";

/** The finished `chat.completion` object. */
export function buildChatCompletion(request: ChatRequest, turn: Turn, ids: IdSource) {
  const message = {
    role: "assistant",
    content: turn.toolCalls.length > 0 ? null : turn.text,
    refusal: null,
    annotations: [],
    ...(turn.toolCalls.length > 0 ? { tool_calls: toolCalls(turn, ids) } : {}),
  };
  return {
    ...frame(request, ids.take("chatcmpl"), "chat.completion"),
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason(turn) }],
    usage: usage(request, turn),
  };
}

/** The same completion as chunks; the stream's last line, `[DONE]`, is the caller's. */
export function buildChatChunks(request: ChatRequest, turn: Turn, ids: IdSource) {
  const base = frame(request, ids.take("chatcmpl"), "chat.completion.chunk");
  const chunk = (delta: Record<string, unknown>, finish: string | null = null) => ({
    ...base,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    usage: null,
  });
  const calls = toolCalls(turn, ids).flatMap((call, index) => {
    const start = { tool_calls: [{ index, ...call, function: { ...call.function, arguments: "" } }] };
    const rest = toDeltas(call.function.arguments).map((text) => ({
      tool_calls: [{ index, function: { arguments: text } }],
    }));
    return [start, ...rest];
  });
  const { error } = turn;
  const end = error
    ? [{ error: { message: error.message, type: error.type, param: error.param, code: error.code } }]
    : [
        chunk({}, finishReason(turn)),
        ...(request.includeUsage ? [{ ...base, choices: [], usage: usage(request, turn) }] : []),
      ];
  return [
    chunk({ role: "assistant", content: turn.toolCalls.length > 0 ? null : "", refusal: null }),
    ...toDeltas(turn.text).map((content) => chunk({ content })),
    ...calls.map((delta) => chunk(delta)),
    ...end,
  ];
}

function frame(request: ChatRequest, id: string, object: string) {
  return {
    id: id.replace("_", "-"),
    object,
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    service_tier: "default",
    system_fingerprint: "fp_emulated",
  };
}

const finishReason = (turn: Turn) => (turn.toolCalls.length > 0 ? "tool_calls" : "stop");

const toolCalls = (turn: Turn, ids: IdSource) =>
  turn.toolCalls.map((call) => ({ id: ids.take("call"), type: "function", function: { ...call } }));

function usage(request: ChatRequest, turn: Turn) {
  const { input, output } = countTokens(request, turn);
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
  };
}
