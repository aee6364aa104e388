import { z } from "zod";

export const trashKinds = ["leads", "contacts", "companies"] as const;
export type TrashKind = (typeof trashKinds)[number];
/** How long something can be restored. */
export const trashDays = 30;

export const ListTrashInput = z.object({
  kind: z.enum(trashKinds).default("leads"),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(300).optional(),
});

export const TrashItem = z.object({
  id: z.uuid(),
  kind: z.enum(trashKinds),
  name: z.string(),
  /** What else tells it apart: a company, a phone, a website. */
  detail: z.string().nullable(),
  deleted_at: z.iso.datetime(),
  deleted_by: z.uuid().nullable(),
  deleted_by_name: z.string().nullable(),
  /** When it is gone for good. */
  purge_at: z.iso.datetime(),
});
export type TrashItem = z.infer<typeof TrashItem>;
