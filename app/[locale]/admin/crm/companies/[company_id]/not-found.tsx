import { RecordNotFound } from "../../contacts/_components/not-found";

export default function CompanyNotFound() {
  return <RecordNotFound homeHref="/admin/crm/companies" />;
}
