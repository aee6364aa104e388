import { z } from "zod";

/** What the phone page shows of a message, whatever its wire form was. */
export const ChatContent = z.object({
  type: z.string(),
  text: z.string().optional(),
  header: z.string().optional(),
  footer: z.string().optional(),
  media: z
    .object({
      kind: z.enum(["image", "audio", "video", "document", "sticker"]),
      /** Uploaded media; `link` for media elsewhere on the web. */
      id: z.string().optional(),
      link: z.string().optional(),
      mime_type: z.string().optional(),
      filename: z.string().optional(),
      size_bytes: z.number().optional(),
      voice: z.boolean().optional(),
    })
    .optional(),
  buttons: z
    .array(
      z.object({ kind: z.enum(["reply", "list", "template", "link"]), id: z.string(), title: z.string() }),
    )
    .optional(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
});
export type ChatContent = z.infer<typeof ChatContent>;

export const mediaKinds = ["image", "audio", "video", "document", "sticker"] as const;
export type MediaKind = (typeof mediaKinds)[number];
