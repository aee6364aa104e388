import { env } from "@/lib/env";

/** The demo account of `npm run dev` and `npm run preview`; undefined everywhere else. */
export function demoLogin(): { email: string; password: string } | undefined {
  const [email, password] = env().DEMO_LOGIN?.split(":") ?? [];
  return email && password ? { email, password } : undefined;
}
