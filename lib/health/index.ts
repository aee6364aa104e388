export { databaseInfo } from "./database";
export { checkHealth } from "./health";
