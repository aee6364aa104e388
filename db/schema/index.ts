export * from "./ai";
export * from "./contacts";
export * from "./identity";
export * from "./leads";
export * from "./messaging";
export * from "./organizations";
export * from "./pipeline";
export * from "./platform";
