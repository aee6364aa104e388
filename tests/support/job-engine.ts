import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Takes every event and does nothing: sending the outbox costs nothing, its rows stay to be asserted. */
const server = createServer((request, response) => {
  request.resume().on("end", () => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ids: ["01"], status: 200 }));
  });
});

await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
server.unref();
process.env.INNGEST_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
