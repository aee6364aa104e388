import type { Instrumentation } from "next";

/** Runs once per server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("@/lib/server");
  startServer();
}

export const onRequestError: Instrumentation.onRequestError = async (...about) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { reportRequestError } = await import("@/lib/http/request-error");
  await reportRequestError(...about);
};
