export { listTeams } from "./list";
export { createTeam, deleteTeam, updateTeam } from "./write";
