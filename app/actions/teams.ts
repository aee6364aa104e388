"use server";

import { orgAction } from "@/lib/http";
import { createTeam, deleteTeam, updateTeam } from "@/lib/teams";

export const createTeamAction = orgAction(createTeam);
export const updateTeamAction = orgAction(updateTeam);
export const deleteTeamAction = orgAction(deleteTeam);
