import "./job-engine";
import { NextRequest } from "next/server";
import { vi } from "vitest";

const tasks: Promise<unknown>[] = [];

// The one thing of a request that needs Next's server: work after the answer. Here it starts at once and is awaited.
vi.mock("next/server", async (original) => ({
  ...(await original<object>()),
  after: (task: Promise<unknown> | (() => unknown)) => {
    tasks.push(Promise.resolve(typeof task === "function" ? Promise.resolve().then(task) : task));
  },
}));

/** Waits for everything that was put off until after the answers. */
export async function settle(): Promise<void> {
  while (tasks.length > 0) await Promise.all(tasks.splice(0));
}

type Handler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;
export type Call = {
  method?: string;
  query?: string;
  params?: Record<string, string>;
  token?: string;
  /** null leaves the header out. */
  org?: string | null;
  headers?: Record<string, string>;
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: BodyInit;
};

/** What tests read of the answers' bodies; which of it is there, they assert. */
export type Body = {
  id: string;
  type: string;
  code: string;
  slug: string;
  version: number;
  request_id: string;
  organization_id: string;
  next_cursor: string | null;
  errors: { path: string; message: string }[];
  data: { organization_id: string }[];
  [field: string]: unknown;
};
export type Answer = { status: number; body: Body; text: string; headers: Headers };

/** Calls a route's handler as Next would. */
export async function call(handler: Handler, request: Call = {}): Promise<Answer> {
  const { method = "GET", query = "", params = {}, token, org, body, raw } = request;
  const headers = new Headers(request.headers);
  if (token) headers.set("authorization", `Bearer ${token}`);
  if (org) headers.set("x-org-id", org);
  if (body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const init = { method, headers, ...(payload !== undefined && { body: payload }) };
  const response = await handler(new NextRequest(`http://localhost:3000/api${query}`, init), {
    params: Promise.resolve(params),
  });
  const text = await response.text();
  return { status: response.status, body: parseBody(text), text, headers: response.headers };
}

/** A test names the fields it expects, and an assertion on a field that is not there fails. */
const parseBody = (text: string): Body => JSON.parse(text || "{}") as Body;
