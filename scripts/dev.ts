import { runLocally } from "./stack/run-locally";

await runLocally("dev");
