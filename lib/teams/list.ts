import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { team_members, teams } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import type { Team } from "./schemas";

export const listTeams = defineOperation({
  name: "team.list",
  permission: "members.read",
  input: z.object({}),
  run: (ctx) => read(ctx, async (db) => ({ data: await selectTeams(db), next_cursor: null })),
});

/** Teams by name, each with its members. */
export function selectTeams(db: OrgDb, teamId?: string): Promise<Team[]> {
  return db.tx
    .select({
      id: teams.id,
      name: teams.name,
      member_ids: sql<
        string[]
      >`coalesce(array_agg(${team_members.user_id}::text order by ${team_members.user_id})
        filter (where ${team_members.user_id} is not null), '{}')`,
    })
    .from(teams)
    .leftJoin(
      team_members,
      and(eq(team_members.organization_id, teams.organization_id), eq(team_members.team_id, teams.id)),
    )
    .where(db.in(teams, teamId ? eq(teams.id, teamId) : undefined))
    .groupBy(teams.id, teams.name)
    .orderBy(asc(teams.name));
}
