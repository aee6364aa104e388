export { respond } from "./respond";
