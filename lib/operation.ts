import type { z } from "zod";
import type { Permission } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { Locale } from "@/i18n/routing";

/**
 * The only thing a transport may call. Pages, server actions, REST routes, jobs and AI tools all go through
 * `execute`, so none of them can forget a check. Inside `run` the order is: load and check, limits, write, audit,
 * emit, return a DTO (never a row).
 */
export type Operation<Input extends z.ZodType, Output> = {
  /** `noun.verb`, also the audit action where it writes. */
  name: string;
  permission: Permission;
  input: Input;
  /** @throws AppError `forbidden`, `invalid`, and what the operation itself documents. */
  execute(ctx: Ctx, input: z.input<Input>): Promise<Output>;
};

export type AnyOperation = Operation<z.ZodType, unknown>;

export function defineOperation<Input extends z.ZodType, Output>(definition: {
  name: string;
  permission: Permission;
  input: Input;
  run(ctx: Ctx, input: z.output<Input>): Promise<Output>;
}): Operation<Input, Output> {
  const { name, permission, input, run } = definition;
  const operation: Operation<Input, Output> = {
    name,
    permission,
    input,
    async execute(ctx, raw) {
      if (!ctx.grants.permissions.has(permission)) throw new AppError("forbidden");
      return run(ctx, parseInput(input, raw));
    },
  };
  // eslint-disable-next-line no-restricted-syntax -- whoever walks the list hands raw input in, which `execute` parses
  operations.set(name, operation as unknown as AnyOperation);
  return operation;
}

/** Every operation by name, filled as modules load; the generated test suites walk it. */
export const operations = new Map<string, AnyOperation>();

/** @throws AppError `invalid` with one message key per path. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const result = schema.safeParse(raw);
  if (result.success) {
    const path = unstorable(result.data);
    if (path) throw new AppError("invalid", { fields: { [path.join(".")]: "invalid_value" } });
    return result.data;
  }
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join(".")] ??= messageKeyOf(issue);
  throw new AppError("invalid", { fields });
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair. @returns the path of the first text that has one. */
function unstorable(value: unknown): string[] | undefined {
  if (typeof value === "string") return value.includes("\0") || !value.isWellFormed() ? [] : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const path = unstorable(key) ?? unstorable(item);
    if (path) return [key, ...path];
  }
  return undefined;
}

/** A schema may name its own message key; everything else is told by the kind of problem. */
function messageKeyOf(issue: z.core.$ZodIssue): string {
  if (/^[a-z_]+(\.[a-z_]+)*$/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return issue.message.includes("received undefined") ? "required" : "wrong_type";
    case "too_small":
      return issue.origin === "string" && Number(issue.minimum) <= 1 ? "required" : "too_small";
    case "too_big":
      return "too_big";
    case "invalid_format":
      return "wrong_format";
    case "unrecognized_keys":
      return "unknown_field";
    default:
      return "invalid_value";
  }
}

/** What is known of a request before anybody has signed in. */
export type RequestMeta = {
  requestId: string;
  locale: Locale;
  ip?: string;
  userAgent?: string;
  defer?: Ctx["defer"];
  /** The session of the credential that came along, alive or not. */
  sessionId?: string;
};

/** An operation for people without an organization yet: sign-up, sign-in, links from mails. */
export type PublicOperation<Input extends z.ZodType, Output> = {
  name: string;
  input: Input;
  execute(meta: RequestMeta, input: z.input<Input>): Promise<Output>;
};

export function definePublicOperation<Input extends z.ZodType, Output>(definition: {
  name: string;
  input: Input;
  run(meta: RequestMeta, input: z.output<Input>): Promise<Output>;
}): PublicOperation<Input, Output> {
  const { name, input, run } = definition;
  return { name, input, execute: async (meta, raw) => run(meta, parseInput(input, raw)) };
}
