export { authorizeChannel } from "./authorize";
export { publish, type Audience, type Publication } from "./publish";
export { realtimeSettings } from "./settings";
