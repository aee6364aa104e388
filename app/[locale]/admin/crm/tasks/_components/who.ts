/** As the address says it: one's own tasks, or those of everybody one sees. */
export type Who = "me" | "all";
export const whoOf = (value: string | string[] | undefined): Who => (value === "all" ? "all" : "me");

export const tasksPageSize = 100;
