import { createHash } from "node:crypto";
import path from "node:path";

/**
 * Where the development server of a copy keeps what it compiled. Next locks that folder, so each data folder has its
 * own, and Next wants it inside the checkout.
 */
export function buildFolder(dataDir: string, checkout = process.cwd()): string {
  const place = path.relative(checkout, path.resolve(checkout, dataDir)).replaceAll("\\", "/");
  if (place === ".data/dev") return ".next";
  const isInside = place !== "" && !place.startsWith("..") && !path.isAbsolute(place);
  if (isInside) return `${place}/next`;
  return `.data/next-${createHash("sha256").update(path.resolve(checkout, dataDir)).digest("hex").slice(0, 8)}`;
}
