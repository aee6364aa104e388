export { searchAll } from "./search";
export { foundBy } from "./statement";
