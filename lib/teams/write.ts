import { and, eq, inArray, ne } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { organization_members, team_members, teams } from "@/db/schema";
import { AppError, invalid, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact, type Unit } from "@/lib/unit";
import { selectTeams } from "./list";
import { CreateTeamInput, TeamIdInput, UpdateTeamInput, type Team } from "./schemas";

export const createTeam = defineOperation({
  name: "team.create",
  permission: "members.manage",
  input: CreateTeamInput,
  run: (ctx, { name, member_ids }) =>
    transact(ctx, async (unit) => {
      await assertMembers(unit.db, member_ids);
      const team = await unit.db.insertIfAbsent(teams, { name });
      if (!team) throw new AppError("conflict", { message: "team_name_taken" });
      await setMembers(unit, team.id, [], member_ids);
      const created = await teamOf(unit.db, team.id);
      await unit.audit({
        action: "team.create",
        resource_type: "team",
        resource_id: team.id,
        after: created,
      });
      return created;
    }),
});

/** A new name, other members, or both; who sees whose records changes with the next request. */
export const updateTeam = defineOperation({
  name: "team.update",
  permission: "members.manage",
  input: UpdateTeamInput,
  run: (ctx, { team_id, name, member_ids }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      if (!(await db.lock(teams, team_id))) throw notFound();
      const before = await teamOf(db, team_id);
      if (name && (await db.find(teams, and(eq(teams.name, name), ne(teams.id, team_id)))))
        throw new AppError("conflict", { message: "team_name_taken" });
      if (member_ids) {
        await assertMembers(db, member_ids);
        await setMembers(unit, team_id, before.member_ids, member_ids);
      }
      if (name) await db.update(teams, { name }, eq(teams.id, team_id));
      const after = await teamOf(db, team_id);
      await unit.audit({ action: "team.update", resource_type: "team", resource_id: team_id, before, after });
      return after;
    }),
});

export const deleteTeam = defineOperation({
  name: "team.delete",
  permission: "members.manage",
  input: TeamIdInput,
  run: (ctx, { team_id }) =>
    transact(ctx, async (unit) => {
      if (!(await unit.db.lock(teams, team_id))) throw notFound();
      const before = await teamOf(unit.db, team_id);
      await setMembers(unit, team_id, before.member_ids, []);
      await unit.db.remove(teams, eq(teams.id, team_id));
      await unit.audit({ action: "team.delete", resource_type: "team", resource_id: team_id, before });
      return { id: team_id };
    }),
});

async function teamOf(db: OrgDb, teamId: string): Promise<Team> {
  const [team] = await selectTeams(db, teamId);
  if (!team) throw notFound();
  return team;
}

/** @throws AppError `invalid` naming the first who is no active member. They stay members until the end. */
async function assertMembers(db: OrgDb, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db.tx
    .select({ user_id: organization_members.user_id })
    .from(organization_members)
    .where(
      db.in(
        organization_members,
        and(inArray(organization_members.user_id, ids), eq(organization_members.is_active, true)),
      ),
    )
    .orderBy(organization_members.id)
    .for("share");
  const known = new Set(rows.map(({ user_id }) => user_id));
  const missing = ids.findIndex((id) => !known.has(id));
  if (missing >= 0) throw invalid({ [`member_ids.${missing}`]: "not_found" });
}

/** Everybody who was or is in the team is told: each now sees other records than before. */
async function setMembers({ db, publish }: Unit, teamId: string, from: string[], to: string[]) {
  const gone = from.filter((id) => !to.includes(id));
  const come = [...new Set(to)].filter((id) => !from.includes(id));
  if (gone.length > 0) {
    const left = and(eq(team_members.team_id, teamId), inArray(team_members.user_id, gone));
    if (left) await db.remove(team_members, left);
  }
  for (const user_id of come) await db.insertIfAbsent(team_members, { team_id: teamId, user_id });
  if (gone.length + come.length === 0) return;
  for (const user_id of new Set([...from, ...to]))
    publish({ event: "members.changed", data: { user_id }, audience: "organization" });
}
