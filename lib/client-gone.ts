/**
 * Whether a request failed because the one who asked went away: nobody reads the answer, and nothing of ours is broken.
 */
export function isClientGone(error: unknown, signal?: AbortSignal): boolean {
  if (!(error instanceof Error)) return false;
  const { name, message, code } = error as Error & { code?: unknown };
  // Node's words for a connection that ended within a request's body; a database's say "read ECONNRESET".
  if (code === "ECONNRESET" && message === "aborted") return true;
  return signal?.aborted === true && (name === "AbortError" || name === "ResponseAborted");
}
