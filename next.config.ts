import createNextIntlPlugin from "next-intl/plugin";
import type { NextConfig } from "next";

const config: NextConfig = {
  // Each copy that `npm run dev` runs needs a build folder of its own: Next locks it.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // Native modules and clients that must not be bundled.
  serverExternalPackages: ["@node-rs/argon2", "pino", "postgres", "pusher"],
  // `npm test` checks the types of the whole repository; doing it again here would double the build's time.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
