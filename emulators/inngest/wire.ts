import { z } from "zod";

/** What the Event API takes. Unknown fields (`meta`, …) are passed on to the functions. */
export const IncomingEvent = z.looseObject({
  id: z.union([z.string(), z.number()]).nullish(),
  name: z.string().default(""),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().nullish(),
  user: z.record(z.string(), z.unknown()).nullish(),
});
export type IncomingEvent = z.infer<typeof IncomingEvent>;

/** An event as functions see it. */
export type InngestEvent = { id: string; name: string; data: Record<string, unknown>; ts: number } & Record<
  string,
  unknown
>;

const Limit = z.object({
  limit: z.number(),
  key: z.string().optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});
const Periodic = z.object({
  key: z.string().optional(),
  limit: z.number(),
  period: z.string(),
  burst: z.number().optional(),
});

/** One function as the SDK registers it. */
export const FunctionConfig = z.looseObject({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z.array(
    z.object({
      event: z.string().optional(),
      expression: z.string().optional(),
      cron: z.string().optional(),
    }),
  ),
  steps: z.object({
    step: z.object({
      runtime: z.object({ type: z.string(), url: z.string() }),
      retries: z.object({ attempts: z.number().int().min(0).optional() }).optional(),
    }),
  }),
  idempotency: z.string().optional(),
  concurrency: z.union([z.number(), Limit, z.array(Limit)]).optional(),
  debounce: z
    .object({ key: z.string().optional(), period: z.string(), timeout: z.string().optional() })
    .optional(),
  throttle: Periodic.optional(),
  rateLimit: Periodic.optional(),
  batchEvents: z
    .object({
      maxSize: z.number(),
      timeout: z.string(),
      key: z.string().optional(),
      if: z.string().optional(),
    })
    .optional(),
  singleton: z.object({ key: z.string().optional(), mode: z.enum(["skip", "cancel"]) }).optional(),
  cancel: z
    .array(z.object({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() }))
    .optional(),
  timeouts: z.object({ start: z.string().optional(), finish: z.string().optional() }).optional(),
});
export type FunctionConfig = z.infer<typeof FunctionConfig>;

/** The body of `POST /fn/register`. Functions are checked one by one, so that one bad one refuses only itself. */
export const RegisterRequest = z.looseObject({
  url: z.string(),
  appName: z.string().default(""),
  functions: z.array(z.unknown()),
});

/** One operation of a 206 reply. */
export const StepOp = z.looseObject({
  id: z.string().min(1),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z
    .looseObject({
      timeout: z.string().nullish(),
      if: z.string().nullish(),
      parallelMode: z.string().nullish(),
      function_id: z.string().nullish(),
      payload: z.looseObject({ data: z.record(z.string(), z.unknown()).nullish() }).nullish(),
    })
    .nullish(),
});
export type StepOp = z.infer<typeof StepOp>;

/** An error as it travels: in replies, in memoised steps and in `inngest/function.failed`. */
export type WireError = { name: string; message: string; stack?: string } & Record<string, unknown>;

/** Any thrown thing the SDK may have serialised, as an error with a name and a message. */
export function toWireError(value: unknown): WireError {
  const source: Record<string, unknown> =
    typeof value === "object" && value !== null ? { ...value } : { message: String(value) };
  const { __serialized: _, ...fields } = source;
  const message = fields.message ?? fields.error;
  return {
    ...fields,
    name: typeof fields.name === "string" ? fields.name : "Error",
    message: typeof message === "string" ? message : "Unknown error",
  };
}
