import type { Readable } from "node:stream";
import type { InboundItem } from "../inbound/items";
import type { MediaKind } from "../media/kinds";

/** An organization's connection to one provider, with its secrets in the clear; lives only for the call. */
export type MessagingAccount = {
  /** The provider's id of the number or session; how a delivery finds its tenant. */
  accountId: string;
  accessToken: string;
  /** What signs deliveries. */
  appSecret: string;
  /** The business account the number belongs to, when known. */
  businessId?: string;
};

export type OutboundMessage = {
  /** The provider's name for the person, from `contact_identities.address`. */
  to: string;
  /** Our message id; comes back with every status, also when the answer to `send` is lost. */
  reference: string;
  /** The provider's id of the message this one answers. */
  repliesTo?: string;
  content: OutboundContent;
};
export type OutboundContent =
  | { type: "text"; text: string }
  | { type: "reaction"; messageId: string; emoji: string }
  | { type: "media"; kind: MediaKind; caption?: string; isVoice: boolean; file: OutboundFile };
export type OutboundFile = {
  name: string;
  contentType: string;
  sizeBytes: number;
  open(): Promise<Readable>;
};

/** A file at the provider, as a stream that nobody has measured yet. */
export type InboundFile = { bytes: Readable; contentType: string | null };

export type AccountHealth = { displayPhoneNumber?: string; verifiedName?: string };

/**
 * One provider of a channel. Never touches the database, and none of its words leaves it: the rest of the product
 * knows `MessagingAccount`, `InboundItem` and `ProviderError` only.
 */
export interface MessagingProvider {
  readonly type: "business_api";

  /** Resolves when the provider accepted the message, not when it was delivered. @throws ProviderError */
  send(account: MessagingAccount, message: OutboundMessage): Promise<{ providerMessageId: string }>;

  /** Whether these bytes come from the provider. Constant time; false when a secret or header is missing. */
  verify(rawBody: Uint8Array, headers: Headers, account: Pick<MessagingAccount, "appSecret">): boolean;

  /** Pure: one item per message, status or other notice in a delivery. @throws Error for what is no delivery. */
  parse(body: unknown): InboundItem[];

  /** Asks the provider whether these credentials work for this number. @throws ProviderError */
  check(account: MessagingAccount): Promise<AccountHealth>;

  /** Points the provider's deliveries to our URL; the provider calls it back at once. @throws ProviderError */
  subscribe(account: MessagingAccount, callback: { url: string; verifyToken: string }): Promise<void>;

  /** Files by the provider's ids. */
  readonly media: {
    /** @throws ProviderError `never` for a file that is gone. */
    open(account: MessagingAccount, mediaId: string): Promise<InboundFile>;
  };

  /** Gives the person's message its blue ticks. @throws ProviderError */
  markRead(account: MessagingAccount, providerMessageId: string): Promise<void>;
}

/**
 * - `later`: certainly not done, trying again can help.
 * - `never`: certainly not done, trying again cannot help.
 * - `unknown`: may have been done (time-out, broken answer). Never repeated blindly; the provider's status decides.
 */
export type Retry = "later" | "never" | "unknown";

export class ProviderError extends Error {
  readonly retry: Retry;
  /** The provider's code, as text; decides behaviour, never its title. */
  readonly vendorCode: string;
  readonly retryAfterSeconds?: number;

  constructor(
    message: string,
    options: { retry: Retry; vendorCode?: string; retryAfterSeconds?: number; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.name = "ProviderError";
    this.retry = options.retry;
    this.vendorCode = options.vendorCode ?? "none";
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
