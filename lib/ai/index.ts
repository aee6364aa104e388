export {
  getAiConversation,
  handOffConversation,
  listAiConversations,
  startAiConversation,
} from "./conversations";
export { answerHere, asAgent, respond } from "./respond";
export { getAgentSettings, updateAgentSettings } from "./settings";
export { askAgent, tryAgent } from "./try-agent";
