import type { z } from "zod";
import type { Json } from "./json";
import { GraphError, invalidParameter, requiredParameter } from "./graph-error";
import { contentSchemas, isMessageType, type MessageType, SendEnvelope } from "./send-schema";

export type SendRequest = {
  type: MessageType;
  /** Digits of `to`, or undefined when the message goes to a `recipient`. */
  to: string | undefined;
  /** What the caller wrote, echoed in the answer. */
  input: string;
  recipient: string | undefined;
  contextId: string | undefined;
  opaque: string | undefined;
  content: Content;
  body: Json;
};
export type Content = {
  [T in MessageType]: { type: T; value: z.infer<(typeof contentSchemas)[T]> };
}[MessageType];

/** Checks a send the way Meta does, or throws the error Meta answers with. */
export function parseSend(body: Json): SendRequest {
  requireProduct(body);
  if (body.to === undefined && body.recipient === undefined) throw requiredParameter("to");
  const envelope = SendEnvelope.safeParse(body);
  if (!envelope.success) throw errorOf(envelope.error, "");
  const { type, to, recipient, context, biz_opaque_callback_data: opaque } = envelope.data;
  if (!isMessageType(type)) {
    const allowed = Object.keys(contentSchemas).join(", ").toUpperCase();
    throw new GraphError(400, 100, `(#100) Param type must be one of {${allowed}} - got "${type}".`);
  }
  return {
    type,
    to,
    recipient: to === undefined ? recipient : undefined,
    input: String(body.to ?? body.recipient),
    contextId: context?.message_id,
    opaque,
    content: parseContent(type, body[type]),
    body,
  };
}

/** Every WhatsApp call of Graph must name the product. */
export function requireProduct(body: Json) {
  if (body.messaging_product === undefined) throw requiredParameter("messaging_product");
  if (body.messaging_product !== "whatsapp") {
    throw new GraphError(400, 100, "(#100) Param messaging_product must be one of {WHATSAPP}");
  }
}

function parseContent(type: MessageType, value: unknown): Content {
  if (value === undefined) {
    throw new GraphError(400, 131008, "(#131008) Required parameter is missing", {
      details: `Parameter '${type}' is mandatory for type '${type}'`,
    });
  }
  const parsed = contentSchemas[type].safeParse(value);
  if (!parsed.success) throw errorOf(parsed.error, type);
  return asContent(type, parsed.data);
}

/** The schema of `type` produced `value`, so the pair is one member of the union. */
const asContent = (type: MessageType, value: unknown) => ({ type, value }) as Content;

function errorOf(error: z.ZodError, root: string): GraphError {
  const issue = deepest(error.issues[0]);
  if (!issue) return invalidParameter("Invalid request");
  const name = pathName([...(root ? [root] : []), ...issue.path.map(String)]);
  switch (issue.code) {
    case "too_big":
      if (issue.origin !== "string") break;
      return new GraphError(
        400,
        100,
        `(#100) Param ${name} must be at most ${issue.maximum} characters long.`,
      );
    case "unrecognized_keys":
      return invalidParameter(`Unexpected key "${issue.keys[0]}" on param "${name}".`);
    case "invalid_type":
      if (issue.input !== undefined) break;
      return new GraphError(400, 131008, "(#131008) Required parameter is missing", {
        details: `Parameter '${name}' is missing`,
      });
    default:
      break;
  }
  return new GraphError(400, 131009, "(#131009) Parameter value is not valid", {
    details: `Parameter '${name}' is invalid: ${issue.message}`,
  });
}

/** Inside a union the branch that came furthest tells what is wrong. */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== "invalid_union") return issue;
  const branches = issue.errors.map(([first]) => first).filter((first) => first !== undefined);
  const best = branches.sort((a, b) => b.path.length - a.path.length)[0];
  return best ? deepest({ ...best, path: [...issue.path, ...best.path] }) : issue;
}

/** Meta writes nested parameters as `text['body']`. */
const pathName = ([first = "", ...rest]: string[]) => first + rest.map((part) => `['${part}']`).join("");
