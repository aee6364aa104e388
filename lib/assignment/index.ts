export { activeRules, chooseByRule, ruleFor, type LeadFacts } from "./choose";
export { languageOfPhone } from "./language";
export { ownerOfNew, ownersOfNew, type Assignment } from "./owner-of-new";
export { createRule, deleteRule, listRules, orderRules, updateRule } from "./rules";
