import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./scripts/chromium";

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
