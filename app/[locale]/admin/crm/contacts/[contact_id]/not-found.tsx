import { RecordNotFound } from "../_components/not-found";

export default function ContactNotFound() {
  return <RecordNotFound homeHref="/admin/crm/contacts" />;
}
