/** The colours a stage may be given in the settings; the first seven are those of a new organization's stages. */
export const stageColors = [
  { name: "indigo", value: "#6b7cff" },
  { name: "cyan", value: "#1fa2c9" },
  { name: "teal", value: "#12a594" },
  { name: "amber", value: "#d39a1c" },
  { name: "orange", value: "#e5703a" },
  { name: "green", value: "#2f9e5b" },
  { name: "gray", value: "#8a8f98" },
  { name: "pink", value: "#d6559d" },
] as const;

/** Fields of a lead that a stage may ask for; own fields of the organization are named `custom.<key>`. */
export const requirableFields = [
  "email",
  "phone",
  "company",
  "estimated_value",
  "expected_close_date",
  "assigned_to",
  "tags",
  "lead_score",
] as const;
