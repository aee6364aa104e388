import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** A Chromium that is there: the one asked for, the system's, or the one inside `@sparticuz/chromium`. Never a download. */
async function chromiumPath(): Promise<string> {
  const asked = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (asked) return asked;
  if (existsSync("/usr/bin/chromium")) return "/usr/bin/chromium";
  const { default: bundled } = await import("@sparticuz/chromium");
  return bundled.executablePath();
}

process.env.PLAYWRIGHT_CHROMIUM_PATH = await chromiumPath();

export default defineConfig({
  testDir: "e2e",
  outputDir: ".data/e2e-results",
  globalSetup: "./e2e/support/global-setup.ts",
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
      ],
    },
  },
});
