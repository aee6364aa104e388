import { cp } from "node:fs/promises";

/** The standalone server serves what lies beside it; Next leaves the static files for the deployer to copy. */
await cp(".next/static", ".next/standalone/.next/static", { recursive: true });
await cp("public", ".next/standalone/public", { recursive: true }).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== "ENOENT") throw error;
});
