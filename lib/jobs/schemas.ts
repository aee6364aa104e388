import { z } from "zod";

export const jobStatuses = ["queued", "running", "done", "failed", "canceled", "undoing", "undone"] as const;

/** Long work somebody asked for. What a kind found out (counts, ids for links) is in `result`. */
export const Job = z.object({
  id: z.uuid(),
  kind: z.string(),
  status: z.enum(jobStatuses),
  requested_by: z.uuid().nullable(),
  total: z.int().nullable(),
  processed: z.int(),
  failed: z.int(),
  result: z.record(z.string(), z.unknown()),
  /** A key of what went wrong. */
  error: z.string().nullable(),
  file_id: z.uuid().nullable(),
  can_undo: z.boolean(),
  undo_until: z.iso.datetime().nullable(),
  started_at: z.iso.datetime().nullable(),
  finished_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type Job = z.infer<typeof Job>;

export const JobIdInput = z.object({ job_id: z.uuid() });

export const ListJobsInput = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(300).optional(),
});
