import { existsSync } from "node:fs";
import postgres from "postgres";
import { startStack, type Stack } from "@/scripts/stack";
import { throwAwayFolder } from "@/scripts/stack/throw-away";

export type Subject = {
  stack: Stack;
  /** The owner's view, for counting afterwards. */
  sql: postgres.Sql;
  orgId: string;
  token: string;
  number: { phoneNumberId: string; wabaId: string; displayPhoneNumber: string };
  stop(): Promise<void>;
};

const number = {
  phoneNumberId: "106500000000001",
  wabaId: "102200000000001",
  displayPhoneNumber: "+55 11 93000-9001",
};
const accessToken = "bench-token";

/** The whole stack on a fresh, durable data folder, with one organization whose WhatsApp is connected. */
export async function startSubject(): Promise<Subject> {
  if (!existsSync(".next/standalone/server.js"))
    throw new Error("No production build: run `npm run build` first");
  const folder = await throwAwayFolder("bench");
  const stack = await startStack({
    mode: "production",
    dataDir: folder.path,
    durable: true,
    env: { LOG_LEVEL: "error" },
    onAppLine: console.error,
  });
  const sql = postgres(stack.postgres.adminUrl("loved"), { max: 2, onnotice: () => {} });
  const stop = async () => {
    await sql.end({ timeout: 1 });
    await stack.stop();
    await folder.remove();
  };
  try {
    const { orgId, token } = await register(stack);
    await connect(stack, orgId, token);
    return { stack, sql, orgId, token, number, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function register(stack: Stack): Promise<{ orgId: string; token: string }> {
  const answer = await call(`${stack.urls.app}/api/auth/register`, "POST", {
    email: "bench@example.com",
    password: "correct horse battery",
    full_name: "Bench",
    organization_name: "Bench",
  });
  return { orgId: answer.organization.id, token: answer.access_token };
}

async function connect(stack: Stack, orgId: string, token: string): Promise<void> {
  const control = `${stack.urls.emulators}/control/whatsapp`;
  await call(`${control}/accounts`, "POST", {
    waba_id: number.wabaId,
    phone_number_id: number.phoneNumberId,
    display_phone_number: number.displayPhoneNumber,
    verified_name: "Bench",
    access_token: accessToken,
  });
  // People write past the emulator, which then knows of no open reply window.
  await call(`${control}/settings`, "PUT", { enforce_window: false });
  await call(
    `${stack.urls.app}/api/integrations/whatsapp/setup`,
    "POST",
    {
      provider_type: "business_api",
      phone_id: number.phoneNumberId,
      waba_id: number.wabaId,
      access_token: accessToken,
    },
    { authorization: `Bearer ${token}`, "x-org-id": orgId },
  );
}

async function call(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- our own API's answers, read for two fields
): Promise<any> {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
