/** `+5511987654321` → `+55 11 98765-4321`; other countries keep their digits. */
export function formatPhone(phone: string): string {
  const brazil = /^\+?55(\d{2})(\d{4,5})(\d{4})$/.exec(phone);
  return brazil ? `+55 ${brazil[1]} ${brazil[2]}-${brazil[3]}` : phone;
}
