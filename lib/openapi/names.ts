/** The method and the path of a route's key. */
export function splitKey(key: string): [method: string, path: string] {
  const [method = "", path = ""] = key.split(" ");
  return [method, path];
}

/** `PATCH /crm/leads/{lead_id}/stage` → `patchCrmLeadsLeadIdStage`. */
export const operationId = (key: string): string =>
  key
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word, place) => (place === 0 ? word.toLowerCase() : capitalize(word)))
    .join("");

/** The area of a path: what `/crm` leads to, or its first part. */
export function tagOf(path: string): string {
  const [, area = "", part = ""] = path.split("/");
  return area === "crm" ? part : area.replace(/\..*$/, "");
}

/** Operations whose name is no verb and noun. */
const irregular: Record<string, string> = {
  "ai_conversation.ask": "Ask the agent what it would answer",
  "ai_conversation.hand_off": "Hand a conversation over to people",
  "ai_conversation.list": "List the agent's conversations",
  "ai_conversation.get": "Get what the agent knows of a conversation",
  "ai_conversation.start": "Give a conversation to the agent",
  "ai_settings.get": "Get the agent's settings",
  "ai_settings.update": "Update the agent's settings",
  "ai.try": "Try the agent on a pretended lead",
  "audit.list": "List audit logs",
  "lead.move_many": "Move leads on the board",
  "member.count_records": "Count what a member has in hand",
  "message.list_of_lead": "List a lead's messages",
  "message.send_to_lead": "Send a message to a lead",
  "pipeline.board": "Get the board",
  "pipeline.board_column": "Get one stage of the board",
};

/** `lead.move` → `Move lead`. A verb that names its object, as in `pipeline.create_stage`, needs no noun. */
export function sentence(operationName: string): string {
  const [noun = "", verb = ""] = operationName.split(".");
  if (irregular[operationName]) return irregular[operationName];
  if (verb.includes("_") || noun === "auth") return capitalize(verb.replaceAll("_", " "));
  return capitalize(`${verb} ${noun}${verb === "list" ? "s" : ""}`);
}

const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
