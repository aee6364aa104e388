import { z } from "zod";

export const Team = z.object({ id: z.uuid(), name: z.string(), member_ids: z.array(z.uuid()) });
export type Team = z.infer<typeof Team>;

const Name = z.string().trim().min(1).max(100);
const MemberIds = z.array(z.uuid()).max(500);

export const CreateTeamInput = z.object({ name: Name, member_ids: MemberIds.default([]) });
export const UpdateTeamInput = z.object({
  team_id: z.uuid(),
  name: Name.optional(),
  member_ids: MemberIds.optional(),
});
export const TeamIdInput = z.object({ team_id: z.uuid() });
