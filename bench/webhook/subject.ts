import type { Sql } from "postgres";
import type { Stack } from "@/scripts/stack";
import { call, register, startBenchStack } from "../stack";

export type Subject = {
  stack: Stack;
  sql: Sql;
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

/** The whole stack, with one organization whose WhatsApp is connected. */
export async function startSubject(): Promise<Subject> {
  const { stack, sql, stop } = await startBenchStack();
  try {
    const { orgId, token } = await register(stack);
    await connect(stack, orgId, token);
    return { stack, sql, orgId, token, number, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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
