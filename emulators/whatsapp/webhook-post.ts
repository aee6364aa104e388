/**
 * One signed delivery. Returns the status, or null when there was no answer.
 * Meta does not follow redirects: a moved callback counts as a failure.
 */
export async function postWebhook(
  url: string,
  raw: Buffer,
  signature: string,
  limits: { timeoutMs: number; signal: AbortSignal },
): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      body: new Uint8Array(raw),
      headers: {
        "content-type": "application/json",
        "user-agent": "facebookexternalua",
        "x-hub-signature-256": signature,
      },
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(limits.timeoutMs), limits.signal]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
