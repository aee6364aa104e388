export { acceptInvite, acceptInviteBrowser } from "./accept-invite";
export { getOrganization, updateOrganization } from "./current";
export { inviteMember, listInvites, revokeInvite } from "./invites";
export { getMe, updateMe } from "./me";
export { listMembers, removeMember, updateMember } from "./members";
export { listRoles } from "./roles";
