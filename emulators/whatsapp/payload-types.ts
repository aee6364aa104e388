/** Shapes of the webhooks Meta sends for a WhatsApp Business Account. Ids and timestamps are strings on the wire. */
export type WebhookBody = { object: "whatsapp_business_account"; entry: WebhookEntry[] };
export type WebhookEntry = { id: string; time?: number; changes: WebhookChange[] };
export type WebhookChange = { field: string; value: WebhookValue };
export type WebhookValue = {
  messaging_product?: "whatsapp";
  metadata?: { display_phone_number: string; phone_number_id: string };
  contacts?: WebhookContact[];
  messages?: WebhookMessage[];
  statuses?: WebhookStatus[];
  [field: string]: unknown;
};
export type WebhookContact = {
  profile?: { name?: string; username?: string };
  wa_id?: string;
  user_id?: string;
};
export type WebhookMessage = {
  id: string;
  timestamp: string;
  type: string;
  from?: string;
  from_user_id?: string;
  context?: MessageContext;
  [content: string]: unknown;
};
export type MessageContext = {
  id?: string;
  from?: string;
  forwarded?: boolean;
  frequently_forwarded?: boolean;
};
export type WebhookStatus = {
  id: string;
  status: StatusName;
  timestamp: string;
  recipient_id?: string;
  recipient_user_id?: string;
  biz_opaque_callback_data?: string;
  conversation?: { id: string; origin: { type: string } };
  pricing?: Pricing;
  errors?: WebhookError[];
};
export type StatusName = "sent" | "delivered" | "read" | "played" | "failed";
export type Pricing = { billable: boolean; pricing_model: string; category: string; type?: string };
export type WebhookError = {
  code: number;
  title: string;
  message?: string;
  error_data?: { details: string };
  href?: string;
};

/** The business number a webhook belongs to; a demo account can be spread into it. */
export type Business = { phoneNumberId: string; wabaId: string; displayPhoneNumber: string };

/** What every message of a person has. Leave out `from` and give `userId` for a person known by BSUID only. */
export type PersonMessage = Business & {
  from?: string;
  profileName?: string;
  username?: string;
  userId?: string;
  /** Defaults to a fresh wamid. */
  id?: string;
  /** Unix seconds; defaults to now. */
  timestamp?: number | string;
  context?: MessageContext;
};

export type InboundMedia = {
  id: string;
  mime_type: string;
  sha256: string;
  caption?: string;
  filename?: string;
  voice?: boolean;
  animated?: boolean;
  url?: string;
};

/** Where a click-to-WhatsApp conversation came from. Meta sends it with the first message only. */
export type Referral = {
  source_url: string;
  source_id: string;
  source_type: "ad" | "post";
  headline?: string;
  body?: string;
  media_type?: "image" | "video";
  image_url?: string;
  video_url?: string;
  thumbnail_url?: string;
  ctwa_clid?: string;
  welcome_message?: { text: string };
};
