import { readFile } from "node:fs/promises";
import { Hono } from "hono";

const contentTypes: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};
const folder = new URL("./phone/", import.meta.url);

/** The phone: one page and its parts, straight from `phone/` without a build. */
export function phonePage(): Hono {
  return new Hono()
    .get("/phone", async (c) => {
      c.header(
        "content-security-policy",
        "default-src 'self'; img-src 'self' https: blob:; media-src 'self' https: blob:",
      );
      return c.html(await readFile(new URL("index.html", folder), "utf8"));
    })
    .get("/phone/assets/:file{[a-z0-9-]+\\.(css|js|svg)}", async (c) => {
      const file = c.req.param("file");
      const content = await readFile(new URL(file, folder)).catch(() => undefined);
      if (!content) return c.notFound();
      return c.body(new Uint8Array(content), 200, {
        "content-type": contentTypes[file.split(".").at(-1) ?? ""] ?? "text/plain",
        "cache-control": "no-cache",
      });
    });
}
