import { notFound } from "next/navigation";

/** Unknown addresses get our own not-found page, in the reader's language. */
export default function UnknownPage(): never {
  notFound();
}
