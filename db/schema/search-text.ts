/**
 * The text each kind of record is found by. The index and the search function must spell it the same, or PostgreSQL
 * would not see that the one serves the other. Begins with the name: what begins a text ranks highest.
 */
export const searchText = {
  leads: joined("full_name", "email", "company", "phone"),
  contacts: joined("full_name", "email", "company", "phone"),
  companies: joined("name", "domain", "email", "city", "phone"),
  tasks: "fold_text(title)",
  /** Nobody looks for a message by what stands after its first pages; the index stays bounded. */
  messages: "fold_text(left(content, 4000))",
} as const;

function joined(name: string, ...optional: string[]): string {
  return `fold_text(${[name, ...optional.map((column) => `coalesce(${column}, '')`)].join(" || ' ' || ")})`;
}
