import { closeDatabases } from "@/db/client";
import { demoLogin, seedDemo } from "@/db/seed/demo";
import { demoAccounts } from "@/emulators/whatsapp";
import { importDemoChats, subscribeDemoNumber } from "./demo-number";
import type { StackOptions } from "./index";

/** What makes a stack the demo: its organization, its number, its one-click login. */
export const demoOptions: Required<Pick<StackOptions, "env" | "prepare">> = {
  env: { DEMO_LOGIN: `${demoLogin.email}:${demoLogin.password}` },
  async prepare({ env, urls }) {
    const number = demoAccounts[2];
    // The seed writes through the app's own doors, which read the environment.
    Object.assign(process.env, env);
    const seeded = await seedDemo(number);
    await subscribeDemoNumber(urls, number);
    if (seeded) await importDemoChats(urls.emulators, number.phoneNumberId, seeded.organizationId);
    await closeDatabases();
  },
};

export { demoLogin };
