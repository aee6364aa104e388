import { demoOptions } from "@/scripts/stack/demo";
import { startStack } from "@/scripts/stack";
import { throwAwayFolder } from "@/scripts/stack/throw-away";

/** The whole product from its production build, with the demo organization, in a throw-away folder. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = await throwAwayFolder("e2e");
  const stack = await startStack({
    mode: "production",
    dataDir: folder.path,
    durable: false,
    env: { ...demoOptions.env, LOG_LEVEL: "warn", LOGIN_RATE_LIMIT: "1000" },
    prepare: demoOptions.prepare,
    onAppLine: (line) => process.env.E2E_APP_LOG && console.log(line),
  });
  process.env.E2E_APP_URL = stack.urls.app.replace("127.0.0.1", "localhost");
  process.env.E2E_EMULATORS_URL = stack.urls.emulators;
  return async () => {
    await stack.stop();
    await folder.remove();
  };
}
