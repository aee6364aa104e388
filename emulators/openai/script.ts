import { z } from "zod";

const common = {
  /** Only for requests whose body contains this text, so that parallel tests do not take each other's replies. */
  match: z.string().optional(),
};

export const ScriptedReply = z.union([
  z.strictObject({ ...common, text: z.string() }),
  z.strictObject({
    ...common,
    /** A string is sent as it is, so that invalid JSON can be tried. */
    tool_calls: z
      .array(
        z.object({ name: z.string(), arguments: z.union([z.string(), z.record(z.string(), z.unknown())]) }),
      )
      .min(1),
  }),
  z.strictObject({
    ...common,
    error: z.object({
      status: z.int().min(400).max(599).default(500),
      message: z.string().default("The server had an error while processing your request."),
      type: z.string().default("server_error"),
      code: z.string().nullable().default(null),
      param: z.string().nullable().default(null),
      headers: z.record(z.string(), z.string()).default({}),
      /** In a stream: answers 200, sends this text and fails then. */
      after_text: z.string().optional(),
    }),
  }),
]);
export type ScriptedReply = z.infer<typeof ScriptedReply>;
export type ScriptedError = Extract<ScriptedReply, { error: unknown }>["error"];

/** Replies queued by a test, used up oldest first. */
export class ReplyScript {
  #queue: ScriptedReply[] = [];

  get pending(): readonly ScriptedReply[] {
    return this.#queue;
  }

  add(replies: ScriptedReply[]) {
    this.#queue.push(...replies);
  }

  clear() {
    this.#queue = [];
  }

  take(requestBody: string): ScriptedReply | undefined {
    const index = this.#queue.findIndex(({ match }) => match === undefined || requestBody.includes(match));
    return index < 0 ? undefined : this.#queue.splice(index, 1)[0];
  }
}
