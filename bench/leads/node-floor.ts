import { createServer } from "node:http";
import postgres from "postgres";
import type { Ask } from "./cases";
import { answerTo } from "./statements";

/** Floor (a): `node:http` and postgres.js, and nothing else. A process of its own, like the app. */
const { FLOOR_DATABASE_URL = "", FLOOR_ORG_ID = "", FLOOR_PORT, FLOOR_POOL } = process.env;
const sql = postgres(FLOOR_DATABASE_URL, {
  max: Number(FLOOR_POOL),
  connection: { "app.org_id": FLOOR_ORG_ID },
});

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body =
      chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as Ask["body"]) : undefined;
    const ask: Ask = { method: request.method as Ask["method"], path: request.url ?? "/", body };
    answerTo(sql, FLOOR_ORG_ID, ask).then(
      (answer) => response.setHeader("content-type", "application/json").end(JSON.stringify(answer)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
}).listen(Number(FLOOR_PORT), "127.0.0.1");
