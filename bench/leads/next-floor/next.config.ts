import path from "node:path";
import type { NextConfig } from "next";

const root = path.resolve(import.meta.dirname, "../../..");

const config: NextConfig = {
  turbopack: { root },
  poweredByHeader: false,
  serverExternalPackages: ["postgres"],
  typescript: { ignoreBuildErrors: true },
};
export default config;
