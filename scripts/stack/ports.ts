import { createServer } from "node:net";

/** Whether nobody listens there. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });

/**
 * The wanted port or, unless it was asked for by name, the next free one.
 * @throws Error naming the variable when a port that was asked for is taken.
 */
export async function choosePort(variable: string, fallback: number, taken: Set<number>): Promise<number> {
  const asked = process.env[variable];
  const wanted = asked ? Number(asked) : fallback;
  for (let port = wanted; port < wanted + 200; port += 1) {
    if (!taken.has(port) && (await isFree(port))) {
      taken.add(port);
      return port;
    }
    if (asked)
      throw new Error(`Port ${port} (${variable}) is taken. Choose another one: ${variable}=… npm run …`);
  }
  throw new Error(`No free port near ${wanted} for ${variable}`);
}
