export { filterCondition } from "./condition";
export { loadFilterContext, type FilterContext } from "./context";
export { leadFits } from "./fits";
