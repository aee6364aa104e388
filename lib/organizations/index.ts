export { acceptInvite, acceptInviteBrowser } from "./accept-invite";
export { getOrganization, updateOrganization } from "./current";
export { inviteMember, listInvites, revokeInvite } from "./invites";
export { getMe, updateMe } from "./me";
export { listMembers, setAvailability, updateMember } from "./members";
export { countMemberRecords, removeMember } from "./remove-member";
export { listRoles } from "./roles";
