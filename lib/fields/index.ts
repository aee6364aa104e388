export { createField } from "./create";
export { allFields } from "./definitions";
export { listFields, listTags } from "./list";
export {
  checkCustomFields,
  loadFieldRules,
  mergeCustomFields,
  parseCustomFields,
  type CustomValues,
  type FieldRules,
} from "./parse";
export { rememberTags } from "./tags";
export { deleteField, updateField } from "./update";
export { countFieldLeads } from "./usage";
