"use client";

import { signIn } from "next-auth/react";
import { useRouter } from "@/i18n/navigation";

type Credentials = { email: string; password: string };

/** Signs in and goes on to `destination`. @returns the code of what went wrong, or null. */
export function useSignIn(destination: string) {
  const router = useRouter();
  return async (credentials: Credentials): Promise<string | null> => {
    const error = await requestSession(credentials);
    if (error) return error;
    router.push(destination);
    router.refresh();
    return null;
  };
}

async function requestSession({ email, password }: Credentials) {
  try {
    const result = await signIn("credentials", { email, password, redirect: false });
    if (!result) return "unknown";
    return result.error ?? null;
  } catch {
    return navigator.onLine ? "unknown" : "network";
  }
}
