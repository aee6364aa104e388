import {
  askAgent,
  getAgentSettings,
  getAiConversation,
  handOffConversation,
  listAiConversations,
  startAiConversation,
  tryAgent,
  updateAgentSettings,
} from "@/lib/ai";
import { AgentSettingsAnswer, AiConversation, TriedTurn } from "@/lib/ai/schemas";
import { list, member, type ApiRoute } from "./route";

/** The agent: its conversations, its settings, and a place to try it. */
export const agentRoutes = {
  "GET /ai/conversations": member(listAiConversations, list(AiConversation)),
  "POST /ai/conversations": member(startAiConversation, AiConversation, 201),
  "GET /ai/conversations/{conversation_id}": member(getAiConversation, AiConversation),
  "POST /ai/conversations/{conversation_id}/messages": member(askAgent, TriedTurn, 201),
  "POST /ai/conversations/{conversation_id}/handoff": member(handOffConversation, AiConversation),
  "GET /ai/settings": member(getAgentSettings, AgentSettingsAnswer),
  "PUT /ai/settings": member(updateAgentSettings, AgentSettingsAnswer),
  "POST /ai/try": member(tryAgent, TriedTurn),
} satisfies Record<string, ApiRoute>;
