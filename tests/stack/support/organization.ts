import { serialize, sign } from "@/emulators/whatsapp/payloads";
import { demoAppSecret } from "@/emulators/whatsapp";
import type { TestStack } from "./stack";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- compared with expected values only
export type Answer = { status: number; body: any };
export type Organization = Awaited<ReturnType<typeof registerOrganization>>;

export async function request(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text,
  };
}

let counter = 0;
const digits = () => String(Date.now() * 100 + (counter += 1)).slice(-11);

/** Signs up through the API; the number is known to the emulator, but not connected yet. */
export async function registerOrganization(stack: Pick<TestStack, "urls">, name = "Agência Aurora") {
  const { app, emulators } = stack.urls;
  const registered = await request(`${app}/api/auth/register`, "POST", {
    email: `admin-${digits()}@example.com`,
    password: "correct horse battery",
    full_name: "Ana Admin",
    organization_name: name,
  });
  if (registered.status !== 201)
    throw new Error(`register: ${registered.status} ${JSON.stringify(registered.body)}`);
  const orgId: string = registered.body.organization.id;
  const token: string = registered.body.access_token;
  const number = {
    phoneNumberId: `1065${digits()}`,
    wabaId: `1022${digits()}`,
    displayPhoneNumber: `+55 11 9${digits().slice(-8)}`,
    accessToken: `token-${digits()}`,
  };
  const control = (method: string, path: string, body?: unknown) =>
    request(`${emulators}/control/${path}`, method, body);
  await control("POST", "whatsapp/accounts", {
    waba_id: number.wabaId,
    phone_number_id: number.phoneNumberId,
    display_phone_number: number.displayPhoneNumber,
    verified_name: name,
    access_token: number.accessToken,
  });
  const api = (method: string, path: string, body?: unknown) =>
    request(`${app}/api${path}`, method, body, { authorization: `Bearer ${token}`, "x-org-id": orgId });
  return { orgId, token, number, api, control, webhookUrl: `${app}/api/webhooks/whatsapp/${orgId}` };
}

/** Connects the number as the admin does under settings. */
export const connectWhatsApp = ({ api, number }: Organization, changes: object = {}) =>
  api("POST", "/integrations/whatsapp/setup", {
    provider_type: "business_api",
    phone_id: number.phoneNumberId,
    access_token: number.accessToken,
    waba_id: number.wabaId,
    ...changes,
  });

export async function connectedOrganization(stack: Pick<TestStack, "urls">, name?: string) {
  const organization = await registerOrganization(stack, name);
  const { status, body } = await connectWhatsApp(organization);
  if (status !== 201) throw new Error(`setup: ${status} ${JSON.stringify(body)}`);
  return organization;
}

/** Meta's delivery, straight to the app. @returns the status. */
export async function postWebhook(
  { webhookUrl }: Pick<Organization, "webhookUrl">,
  body: unknown,
  secret = demoAppSecret,
): Promise<number> {
  const raw = Buffer.isBuffer(body) ? body : serialize(body);
  const response = await fetch(webhookUrl, {
    method: "POST",
    headers: { "content-type": "application/json", "x-hub-signature-256": sign(raw, secret) },
    body: new Uint8Array(raw),
  });
  await response.arrayBuffer();
  return response.status;
}

/** A person writes on their phone; the emulator delivers it, and again until it is answered 200. */
export async function writeFromPhone(
  stack: Pick<TestStack, "urls">,
  { number }: Organization,
  from: string,
  text: string,
  extra = {},
): Promise<string> {
  const { status, body } = await request(`${stack.urls.emulators}/phone/api/send`, "POST", {
    from,
    profile_name: "Maria Souza",
    to_phone_number_id: number.phoneNumberId,
    text,
    ...extra,
  });
  if (status !== 202) throw new Error(`phone: ${status} ${JSON.stringify(body)}`);
  return body.message_id;
}

export type PhoneMessage = {
  id: string;
  direction: string;
  status: string;
  content: { text?: string };
  at_ms: number;
};

/** The chat as the person sees it. */
export async function chatOnPhone(
  stack: Pick<TestStack, "urls">,
  { number }: Organization,
  from: string,
): Promise<PhoneMessage[]> {
  const { body } = await request(
    `${stack.urls.emulators}/phone/api/chats/${number.phoneNumberId}/${from}/messages`,
    "GET",
  );
  return body.data;
}

export type Sent = {
  wamid: string;
  wa_id: string;
  accepted_at_ms: number;
  body: { biz_opaque_callback_data: string; text: { body: string } };
};

/** What the Graph API accepted from this organization. */
export async function acceptedOf({ control, number }: Organization): Promise<Sent[]> {
  const { body } = await control("GET", `whatsapp/sent?phone_number_id=${number.phoneNumberId}`);
  return body.data.filter(({ body: sent }: Sent) => sent.biz_opaque_callback_data);
}
