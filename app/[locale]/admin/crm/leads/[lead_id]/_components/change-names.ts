/** Fields whose changes the timeline names; each has its text under `leads.fields`. */
export const changeNames = [
  "full_name",
  "company",
  "email",
  "phone",
  "estimated_value",
  "currency",
  "source",
  "probability",
  "expected_close_date",
  "tags",
  "custom_fields",
] as const;
export type ChangeName = (typeof changeNames)[number];

export const isChangeName = (field: unknown): field is ChangeName =>
  changeNames.some((name) => name === field);
