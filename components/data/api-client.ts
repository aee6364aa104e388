/** A failed request, as the problem document the API answered with. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;

  constructor(status: number, body: { code?: string; detail?: string; request_id?: string }) {
    super(body.detail ?? `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.code = body.code ?? "unexpected";
    this.requestId = body.request_id ?? null;
  }
}

/** Reads the REST API with the browser's session. Writes go through server actions. @throws ApiError */
export async function apiGet<T>(
  path: string,
  query: Record<string, string | number | undefined> = {},
): Promise<T> {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : "";
  const response = await fetch(`/api${path}${search}`, { headers: { accept: "application/json" } });
  const body: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(response.status, body as { code?: string; detail?: string });
  return body as T;
}
