export { answerHere, asAgent, respond } from "./respond";
