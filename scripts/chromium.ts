import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";

const systemChromium = "/usr/bin/chromium";

/**
 * A Chromium that is there: the one asked for, the system's, or the one inside `@sparticuz/chromium`. Never a
 * download. The packed one unpacks into this checkout: in `/tmp` the first user of a machine would own it.
 */
export async function chromiumPath(): Promise<string> {
  const asked = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (asked) return asked;
  if (existsSync(systemChromium)) return systemChromium;
  const folder = path.resolve(".data/chromium");
  await mkdir(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: bundled } = await import("@sparticuz/chromium");
    return await bundled.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
