import { eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { organizations, users } from "@/db/schema";
import { dayIn, endOfDay, instantAt, zoneOf } from "@/lib/zoned-time";

const reminderMinutes = 15;
const morning = "09:00";

/** The time zone that decides what "today" is for this person. */
export async function zoneOfUser(db: OrgDb, userId: string | null): Promise<string> {
  const [organization] = await db.tx
    .select({ settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, db.orgId));
  const [user] = userId
    ? await db.tx.select({ time_zone: users.time_zone }).from(users).where(eq(users.id, userId))
    : [];
  const ofOrganization = organization?.settings.time_zone;
  return zoneOf(user?.time_zone, typeof ofOrganization === "string" ? ofOrganization : null);
}

type Due = { due_at: string; is_all_day: boolean };

/** A moment, or a whole day as the owner's calendar has it. Undefined when neither is named. */
export function dueOf(
  zone: string,
  { due_at, due_on }: { due_at?: string; due_on?: string },
): Due | undefined {
  if (due_on) return { due_at: endOfDay(zone, due_on).toISOString(), is_all_day: true };
  return due_at ? { due_at: new Date(due_at).toISOString(), is_all_day: false } : undefined;
}

/** The same day in the calendar of a new owner. */
export const dueInZone = (due: Due, from: string, to: string): Due =>
  due.is_all_day
    ? { due_at: endOfDay(to, dayIn(from, new Date(due.due_at))).toISOString(), is_all_day: true }
    : due;

/** Shortly before a moment; in the morning of a day. What is due sooner than that reminds when it is due. */
export function reminderOf(zone: string, due: Due, now = new Date()): string {
  const dueAt = new Date(due.due_at);
  const wanted = due.is_all_day
    ? instantAt(zone, dayIn(zone, dueAt), morning)
    : new Date(dueAt.getTime() - reminderMinutes * 60_000);
  return (wanted > now ? wanted : dueAt).toISOString();
}
