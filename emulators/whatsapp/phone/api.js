/** @typedef {{ phone_number_id: string, display_phone_number: string, verified_name: string, is_subscribed: boolean }} BusinessNumber */
/** @typedef {{ kind: string, id?: string, link?: string, mime_type?: string, filename?: string, size_bytes?: number }} Media */
/** @typedef {{ kind: "reply" | "list" | "template" | "link", id: string, title: string }} Button */
/** @typedef {{ type: string, text?: string, header?: string, footer?: string, media?: Media, buttons?: Button[], location?: { latitude: number, longitude: number, name?: string, address?: string } }} Content */
/** @typedef {{ id: string, direction: "from_person" | "from_business", content: Content, at_ms: number, status: string, context_id?: string, reaction_of_person?: string, reaction_of_business?: string }} Message */
/** @typedef {{ phone_number_id: string, wa_id: string, last_message: Message | null, unread_count: number }} ChatSummary */

/** @returns {Promise<BusinessNumber[]>} */
export const listNumbers = () => getData("/phone/api/numbers");

/** @param {string} waId @returns {Promise<ChatSummary[]>} */
export const listChats = (waId) => getData(`/phone/api/chats?wa_id=${waId}`);

/** @param {string} phoneNumberId @param {string} waId @returns {Promise<Message[]>} */
export const listMessages = (phoneNumberId, waId) =>
  getData(`/phone/api/chats/${phoneNumberId}/${waId}/messages`);

/** @param {Record<string, unknown>} body */
export const send = (body) =>
  post("/phone/api/send", JSON.stringify(body), { "content-type": "application/json" });

/** @param {Record<string, string>} fields @param {File} file */
export function sendFile(fields, file) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", file);
  return post("/phone/api/send", form);
}

/** The chat is on the screen: its messages count as read. */
export const markRead = (phoneNumberId, waId) =>
  post("/phone/api/read", JSON.stringify({ phone_number_id: phoneNumberId, wa_id: waId }), {
    "content-type": "application/json",
  });

/** Calls back for every event, and with `ready` after each (re)connection. */
export function listen(onEvent) {
  const source = new EventSource("/phone/api/events");
  for (const type of ["ready", "message", "update", "typing"]) {
    source.addEventListener(type, (event) => onEvent(type, JSON.parse(event.data)));
  }
}

/** @param {Media} media */
export const mediaUrl = (media) => media.link ?? `/phone/api/media/${media.id}`;

async function getData(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()).data;
}

async function post(path, body, headers = {}) {
  const response = await fetch(path, { method: "POST", body, headers });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
}
