import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { operations } from "@/lib/operation";

const lib = path.resolve(import.meta.dirname, "../../lib");

/** Every operation there is: the domains' doors are opened, and the sources say whether one is still missing. */
export async function loadOperations(): Promise<typeof operations> {
  for (const domain of readdirSync(lib)) {
    const door = path.join(lib, domain, "index.ts");
    if (existsSync(door)) await import(/* @vite-ignore */ door);
  }
  return operations;
}

/** The names in `defineOperation({ name: … })`, read from the sources. */
export function definedNames(): string[] {
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  return files.flatMap((file) => {
    const source = readFileSync(path.join(lib, file), "utf8");
    return [...source.matchAll(/= defineOperation\(\{\s*name: "([^"]+)"/g)].map(([, name = ""]) => name);
  });
}
