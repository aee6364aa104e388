import { sampleOf } from "./json-sample";
import type { ModelRequest } from "./model-request";
import type { ScriptedError, ScriptedReply } from "./script";

export type ToolCall = { name: string; arguments: string };
/** What the "model" does with one request. */
export type Turn = { text: string; toolCalls: ToolCall[]; error?: ScriptedError };

const echoChars = 80;

/** The scripted reply when there is one, else something small, valid and always the same. */
export function decideTurn(request: ModelRequest, scripted: ScriptedReply | undefined): Turn {
  if (scripted) return scriptedTurn(scripted);
  if (request.forcedTool) {
    const { name, parameters } = request.forcedTool;
    return { text: "", toolCalls: [{ name, arguments: JSON.stringify(sampleOf(parameters) ?? {}) }] };
  }
  if (request.responseSchema !== undefined)
    return { text: JSON.stringify(sampleOf(request.responseSchema)), toolCalls: [] };
  return { text: `ok: ${request.lastUserText.slice(0, echoChars)}`, toolCalls: [] };
}

function scriptedTurn(reply: ScriptedReply): Turn {
  if ("text" in reply) return { text: reply.text, toolCalls: [] };
  if ("error" in reply) return { text: reply.error.after_text ?? "", toolCalls: [], error: reply.error };
  const toolCalls = reply.tool_calls.map(({ name, arguments: args }) => ({
    name,
    arguments: typeof args === "string" ? args : JSON.stringify(args),
  }));
  return { text: "", toolCalls };
}

/** The words of the reply in the pieces a stream sends them in; joined they are the text again. */
export function toDeltas(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}

const charsPerToken = 4;

export function countTokens(request: ModelRequest, turn: Turn) {
  const tokens = (text: string) => Math.max(1, Math.ceil(text.length / charsPerToken));
  const output = tokens(turn.text + turn.toolCalls.map((call) => call.name + call.arguments).join(""));
  return { input: tokens(request.promptText), output };
}
