import { z } from "zod";
import { migrate } from "@/db/migrate";

/** `npm run db:migrate`: a deploy step of its own. The owner's URL is needed here only; the app never gets it. */
const Config = z.object({
  DATABASE_OWNER_URL: z.url(),
  DATABASE_URL: z.url(),
  DATABASE_SYSTEM_URL: z.url(),
});

const env = Config.parse(process.env);
await migrate({ owner: env.DATABASE_OWNER_URL, app: env.DATABASE_URL, system: env.DATABASE_SYSTEM_URL });
console.log("The database is up to date.");
