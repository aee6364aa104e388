import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { randomBytes } from "node:crypto";

type Options = { subcode?: number; details?: string; type?: string; transient?: boolean };

/** An error answer of Graph. Clients decide on `code`; texts change without notice. */
export class GraphError extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: number;
  readonly options: Options;

  constructor(status: ContentfulStatusCode, code: number, message: string, options: Options = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.options = options;
  }

  respond(c: Context): Response {
    const { subcode, details, type = "OAuthException", transient } = this.options;
    const fbtrace_id = `A${randomBytes(16).toString("base64url")}`;
    const error = {
      message: this.message,
      type,
      code: this.code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      ...(details === undefined ? {} : { error_data: { messaging_product: "whatsapp", details } }),
      ...(transient ? { is_transient: true } : {}),
      fbtrace_id,
    };
    const challenge = `OAuth "Facebook Platform" "invalid_token" "${this.message}"`;
    if (this.status === 401) c.header("www-authenticate", challenge);
    c.header("x-fb-trace-id", fbtrace_id);
    return c.json({ error }, this.status);
  }
}

export const invalidToken = () =>
  new GraphError(401, 190, "Invalid OAuth access token - Cannot parse access token");

export const expiredToken = () =>
  new GraphError(401, 190, "Error validating access token: Session has expired", { subcode: 463 });

/** Graph answers the same for ids that do not exist and for ids the token cannot see. */
export const unknownObject = (method: string, id: string) =>
  new GraphError(
    400,
    100,
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    { subcode: 33, type: "GraphMethodException" },
  );

export const missingPermission = () =>
  new GraphError(403, 200, "Your app doesn't have permission to access this phone number", {
    subcode: 1349174,
  });

export const requiredParameter = (name: string) =>
  new GraphError(400, 100, `(#100) The parameter ${name} is required.`);

export const invalidParameter = (details: string) =>
  new GraphError(400, 100, "(#100) Invalid parameter", { details });

export const outsideWindow = () =>
  new GraphError(400, 131047, "(#131047) Re-engagement message", {
    details:
      "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
  });
