import type { Import } from "@/lib/imports/schemas";

/** Sends the file as it is; its name travels beside it. `error` is the server's own sentence, or empty. */
export async function uploadFile(file: File): Promise<{ uploaded: Import } | { error: string }> {
  try {
    const response = await fetch("/api/crm/imports", {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(file.name) },
      body: file,
    });
    const body: unknown = await response.json();
    if (response.ok) return { uploaded: body as Import };
    return { error: (body as { detail?: string }).detail ?? "" };
  } catch {
    return { error: "" };
  }
}
