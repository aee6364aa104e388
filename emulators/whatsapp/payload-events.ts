import { changeOf, contactOf, metadataOf, withoutUndefined } from "./payload-envelope";
import type {
  Business,
  Pricing,
  StatusName,
  WebhookBody,
  WebhookError,
  WebhookStatus,
  WebhookValue,
} from "./payload-types";
import { digitsOf, newWamid } from "./wire";

export type StatusInput = Business & {
  /** The wamid the send was answered with. */
  id: string;
  status: StatusName;
  recipientId?: string;
  recipientUserId?: string;
  profileName?: string;
  /** Unix seconds; defaults to now. */
  timestamp?: number | string;
  errors?: WebhookError[];
  /** `biz_opaque_callback_data` of the send. */
  opaque?: string;
  pricing?: Pricing;
  conversation?: { id: string; origin: { type: string } };
};

/** What became of a message the business sent. Meta often leaves out `conversation` and `pricing`. */
export function statusUpdate(input: StatusInput): WebhookBody {
  const status: WebhookStatus = withoutUndefined({
    id: input.id,
    status: input.status,
    timestamp: String(input.timestamp ?? nowSeconds()),
    recipient_id: input.recipientId === undefined ? undefined : digitsOf(input.recipientId),
    recipient_user_id: input.recipientUserId,
    biz_opaque_callback_data: input.opaque,
    conversation: input.conversation,
    pricing: input.pricing,
    errors: input.errors,
  });
  const contact = contactOf({
    profileName: input.profileName,
    waId: status.recipient_id,
    userId: input.recipientUserId,
  });
  const value: WebhookValue = { messaging_product: "whatsapp", metadata: metadataOf(input) };
  // Statuses carry contacts only since user ids exist.
  if (input.recipientUserId !== undefined) value.contacts = [contact];
  return changeOf(input.wabaId, "messages", { ...value, statuses: [status] });
}

/** The error object of a `failed` status. */
export function statusError(code: number, title: string, details = title): WebhookError {
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
  };
}

/** A person moved their account to another number. */
export function numberChanged(
  input: Business & { oldWaId: string; newWaId: string; id?: string; timestamp?: number | string },
): WebhookBody {
  return changeOf(input.wabaId, "messages", {
    messaging_product: "whatsapp",
    metadata: metadataOf(input),
    messages: [
      {
        from: input.oldWaId,
        id: input.id ?? newWamid(input.oldWaId),
        timestamp: String(input.timestamp ?? nowSeconds()),
        system: {
          body: `User changed from ${input.oldWaId} to ${input.newWaId}`,
          wa_id: input.newWaId,
          type: "user_changed_number",
        },
        type: "system",
      },
    ],
  });
}

/** Coexistence: somebody of the business answered in the phone app. */
export function messageEcho(input: EchoInput & { text: string }): WebhookBody {
  return echo(input, "text", { text: { body: input.text } });
}

export type EchoInput = Business & { to: string; id?: string; timestamp?: number | string };

/** Anything else that was done there: a file sent, a message changed (`edit`) or taken back (`revoke`). */
export function echo(input: EchoInput, type: string, content: Record<string, unknown>): WebhookBody {
  const to = digitsOf(input.to);
  return changeOf(input.wabaId, "smb_message_echoes", {
    messaging_product: "whatsapp",
    metadata: metadataOf(input),
    message_echoes: [
      {
        from: digitsOf(input.displayPhoneNumber),
        to,
        id: input.id ?? newWamid(to, "outbound"),
        timestamp: String(input.timestamp ?? nowSeconds()),
        type,
        ...content,
      },
    ],
  });
}

/** A person rings the business on WhatsApp. */
export function incomingCall(
  input: Business & { from: string; profileName?: string; id?: string; timestamp?: number | string },
): WebhookBody {
  const from = digitsOf(input.from);
  return changeOf(input.wabaId, "calls", {
    messaging_product: "whatsapp",
    metadata: metadataOf(input),
    contacts: [contactOf({ profileName: input.profileName, waId: from })],
    calls: [
      {
        id: input.id ?? `wacid.${newWamid(from).slice(6)}`,
        from,
        to: digitsOf(input.displayPhoneNumber),
        event: "connect",
        timestamp: String(input.timestamp ?? nowSeconds()),
        direction: "USER_INITIATED",
      },
    ],
  });
}

/** The number's standing: flagged, upgraded, … */
export function numberQuality(input: Business & { event: string; currentLimit: string }): WebhookBody {
  return changeOf(
    input.wabaId,
    "phone_number_quality_update",
    {
      display_phone_number: digitsOf(input.displayPhoneNumber),
      event: input.event,
      current_limit: input.currentLimit,
    },
    nowSeconds(),
  );
}

/** Review result of a template. The id is a number here and a string in REST. */
export function templateStatusUpdate(input: {
  wabaId: string;
  templateId: string;
  name: string;
  language: string;
  category: string;
  event: string;
  reason?: string;
}): WebhookBody {
  return changeOf(
    input.wabaId,
    "message_template_status_update",
    {
      event: input.event,
      message_template_id: Number(input.templateId),
      message_template_name: input.name,
      message_template_language: input.language,
      reason: input.reason ?? "NONE",
      message_template_category: input.category,
    },
    nowSeconds(),
  );
}

/** Several webhooks in one delivery, as Meta does under load, also across accounts. */
export function batch(bodies: WebhookBody[]): WebhookBody {
  return { object: "whatsapp_business_account", entry: bodies.flatMap((body) => body.entry) };
}

const nowSeconds = () => Math.floor(Date.now() / 1000);
