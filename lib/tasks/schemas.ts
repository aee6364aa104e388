import { z } from "zod";

export const taskTypes = ["call", "message", "meeting", "email", "proposal", "visit", "todo"] as const;
export type TaskType = (typeof taskTypes)[number];

export const Task = z.object({
  id: z.uuid(),
  lead_id: z.uuid().nullable(),
  lead_name: z.string().nullable(),
  title: z.string(),
  task_type: z.enum(taskTypes),
  /** For a task of a whole day, the last second of that day in the owner's time zone. */
  due_at: z.iso.datetime(),
  is_all_day: z.boolean(),
  assigned_to: z.uuid(),
  assigned_to_name: z.string(),
  created_by: z.uuid().nullable(),
  done_at: z.iso.datetime().nullable(),
  done_by: z.uuid().nullable(),
  remind_at: z.iso.datetime().nullable(),
  version: z.int(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type Task = z.infer<typeof Task>;

/** What completing answers with. */
export const CompletedTask = Task.extend({
  next_task_id: z.uuid().nullable(),
  /** The lead is still open and nothing is planned for it any more: whoever completed it should be asked. */
  needs_next_step: z.boolean(),
});

export const TaskCounts = z.object({
  overdue: z.int(),
  today: z.int(),
  upcoming: z.int(),
  /** Whose "today" was counted. */
  time_zone: z.string(),
});
export type TaskCounts = z.infer<typeof TaskCounts>;

const Title = z.string().trim().min(1).max(255);
const Due = {
  /** Due at this moment. */
  due_at: z.iso.datetime({ offset: true }).optional(),
  /** Due at some time of this day, as the owner's calendar has it. */
  due_on: z.iso.date().optional(),
};
const values = {
  title: Title,
  task_type: z.enum(taskTypes).default("todo"),
  ...Due,
  assigned_to: z.uuid().optional(),
  /** Absent means "shortly before"; null means no reminder. */
  remind_at: z.iso.datetime({ offset: true }).nullable().optional(),
};

export const CreateTaskInput = z
  .object({ ...values, lead_id: z.uuid().optional() })
  .refine(({ due_at, due_on }) => Boolean(due_at) !== Boolean(due_on), {
    path: ["due_at"],
    message: "required",
  });

export const UpdateTaskInput = z.object({
  ...values,
  title: Title.optional(),
  task_type: z.enum(taskTypes).optional(),
  task_id: z.uuid(),
  version: z.int().optional(),
});

export const TaskIdInput = z.object({ task_id: z.uuid(), version: z.int().optional() });

/** `done_today` goes by when it was done, the others by when they are due. */
export const taskViews = ["open", "overdue", "today", "upcoming", "done", "done_today"] as const;
export type TaskView = (typeof taskViews)[number];

export const ListTasksInput = z.object({
  view: z.enum(taskViews).default("open"),
  lead_id: z.uuid().optional(),
  /** A member, or "me". */
  assigned_to: z.union([z.uuid(), z.literal("me")]).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(300).optional(),
});
