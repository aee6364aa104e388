import { z } from "zod";
import { AuditLog, listAuditLogs } from "@/lib/audit";
import {
  login,
  logout,
  refresh,
  register,
  confirmPasswordReset,
  requestPasswordReset,
  verifyEmail,
} from "@/lib/auth";
import { TokenAnswer, TokenPair } from "@/lib/auth/schemas";
import { countFieldLeads, createField, deleteField, listFields, listTags, updateField } from "@/lib/fields";
import { CustomField, FieldUsage, Tag } from "@/lib/fields/schemas";
import {
  assignLead,
  claimLead,
  createActivity,
  deleteActivity,
  restoreActivity,
  updateActivity,
  createLead,
  deleteLead,
  restoreLead,
  getBoard,
  getBoardColumn,
  getForecast,
  getLead,
  listActivities,
  listLeads,
  moveLead,
  moveLeads,
  summarizeLeads,
  updateLead,
} from "@/lib/leads";
import { Activity, Board, BoardColumn, Lead, LeadSummary, Forecast, MovedLead } from "@/lib/leads/schemas";
import {
  countUnread,
  getConversation,
  getWhatsAppIntegration,
  linkMessageMedia,
  listConversations,
  listLeadMessages,
  listMessages,
  listTimeline,
  markRead,
  reactToMessage,
  retryMessage,
  retryMessageMedia,
  returnToAgent,
  sendLeadMessage,
  sendMessage,
  setupWhatsApp,
  takeOver,
} from "@/lib/messaging";
import { Conversation, Message, TimelineItem, WhatsAppIntegration } from "@/lib/messaging/schemas";
import { deleteLeadFile, linkLeadFile, listLeadFiles, restoreLeadFile } from "@/lib/lead-files";
import { LeadFile } from "@/lib/lead-files/schemas";
import { countUnreadNotifications, listNotifications, markNotificationsRead } from "@/lib/notifications";
import { Notification, UnreadNotifications } from "@/lib/notifications/schemas";
import {
  acceptInvite,
  countMemberRecords,
  getMe,
  getOrganization,
  inviteMember,
  listInvites,
  listMembers,
  listRoles,
  removeMember,
  revokeInvite,
  setAvailability,
  updateMe,
  updateMember,
  updateOrganization,
} from "@/lib/organizations";
import { CreatedInvite, Invite, Me, Member, MemberRecords, Organization } from "@/lib/organizations/schemas";
import { startExport } from "@/lib/exports";
import { getImport, listImports, previewImport, startImport } from "@/lib/imports";
import { Import, ImportPreview, StartedImport } from "@/lib/imports/schemas";
import { cancelJob, getJob, listJobs, undoJob } from "@/lib/jobs";
import { Job } from "@/lib/jobs/schemas";
import {
  createPipeline,
  createStage,
  deletePipeline,
  deleteStage,
  listPipelines,
  listStages,
  updatePipeline,
  updateStage,
  createCloseReason,
  deleteCloseReason,
  listCloseReasons,
  updateCloseReason,
} from "@/lib/pipeline";
import { Stage, CloseReason, Pipeline } from "@/lib/pipeline/schemas";
import { createTeam, deleteTeam, listTeams, updateTeam } from "@/lib/teams";
import { Team } from "@/lib/teams/schemas";
import { linkFile } from "@/lib/storage";
import { FileLink } from "@/lib/storage/schemas";
import {
  completeTask,
  countTasks,
  createTask,
  deleteTask,
  listTasks,
  reopenTask,
  restoreTask,
  updateTask,
} from "@/lib/tasks";
import { CompletedTask, Task, TaskCounts } from "@/lib/tasks/schemas";
import { searchAll } from "@/lib/search";
import { SearchGroup } from "@/lib/search/schemas";
import { alertRoutes } from "./alert-routes";
import { listRoutes } from "./list-routes";
import { agentRoutes } from "./agent-routes";
import { recordRoutes } from "./record-routes";
import { list, member, open, type ApiRoute } from "./route";

export type { ApiRoute };

const Handler = Conversation.pick({ id: true, handler: true, assigned_to: true, version: true });

/** Every REST route. Route handlers, `GET /api/openapi.json` and the tests are made from it. */
export const apiRoutes = {
  ...alertRoutes,
  ...listRoutes,

  "POST /auth/register": open(register, TokenAnswer, 201),
  "POST /auth/login": open(login, TokenAnswer),
  "POST /auth/refresh": open(refresh, TokenPair),
  "POST /auth/logout": open(logout, z.object({})),
  "POST /auth/reset-password": open(requestPasswordReset, z.object({})),
  "POST /auth/reset-password/confirm": open(confirmPasswordReset, z.object({})),
  "POST /auth/verify-email": open(verifyEmail, z.object({ email_verified: z.boolean() })),

  "GET /users/me": member(getMe, Me),
  "PUT /users/me": member(updateMe, Me),
  "PUT /users/me/availability": member(setAvailability, Me.pick({ availability: true })),
  "GET /organizations/current": member(getOrganization, Organization),
  "PUT /organizations/current": member(updateOrganization, Organization),
  "GET /organizations/current/members": member(listMembers, list(Member)),
  "POST /organizations/invite-member": member(inviteMember, CreatedInvite, 201),
  "PUT /organizations/members/{user_id}": member(updateMember, Member),
  "DELETE /organizations/members/{user_id}": member(
    removeMember,
    z.object({ user_id: z.uuid(), handed_over: MemberRecords }),
  ),
  "GET /organizations/members/{user_id}/records": member(countMemberRecords, MemberRecords),
  "GET /invites": member(listInvites, list(Invite)),
  "POST /invites": member(inviteMember, CreatedInvite, 201),
  "DELETE /invites/{invite_id}": member(revokeInvite, Invite),
  "POST /invites/accept": open(acceptInvite, TokenAnswer),
  "GET /roles": member(
    listRoles,
    list(z.object({ role: z.string(), visibility: z.string(), permissions: z.array(z.string()) })),
  ),

  "GET /teams": member(listTeams, list(Team)),
  "POST /teams": member(createTeam, Team, 201),
  "PUT /teams/{team_id}": member(updateTeam, Team),
  "DELETE /teams/{team_id}": member(deleteTeam, z.object({ id: z.uuid() })),
  "GET /crm/search": member(searchAll, z.object({ data: z.array(SearchGroup) })),

  "GET /crm/leads": member(listLeads, list(Lead)),
  "GET /crm/leads/summary": member(summarizeLeads, LeadSummary),
  "POST /crm/leads": member(createLead, Lead, 201),
  "GET /crm/leads/{lead_id}": member(getLead, Lead),
  "PUT /crm/leads/{lead_id}": member(updateLead, Lead),
  "DELETE /crm/leads/{lead_id}": member(deleteLead, z.object({ id: z.uuid() })),
  "POST /crm/leads/{lead_id}/restore": member(restoreLead, Lead),
  "PATCH /crm/leads/{lead_id}/stage": member(moveLead, Lead),
  "PUT /crm/leads/{lead_id}/assign": member(assignLead, Lead),
  "POST /crm/leads/{lead_id}/claim": member(claimLead, Lead),
  "GET /crm/leads/{lead_id}/files": member(listLeadFiles, list(LeadFile)),
  "GET /crm/leads/{lead_id}/files/{lead_file_id}/link": member(linkLeadFile, FileLink),
  "DELETE /crm/leads/{lead_id}/files/{lead_file_id}": member(deleteLeadFile, z.object({ id: z.uuid() })),
  "POST /crm/leads/{lead_id}/files/{lead_file_id}/restore": member(restoreLeadFile, LeadFile),
  "GET /crm/leads/{lead_id}/timeline": member(listTimeline, list(TimelineItem)),
  "GET /crm/leads/{lead_id}/activities": member(listActivities, list(Activity)),
  "POST /crm/leads/{lead_id}/activities": member(createActivity, Activity, 201),
  "PUT /crm/leads/{lead_id}/activities/{activity_id}": member(updateActivity, Activity),
  "DELETE /crm/leads/{lead_id}/activities/{activity_id}": member(deleteActivity, z.object({ id: z.uuid() })),
  "POST /crm/leads/{lead_id}/activities/{activity_id}/restore": member(restoreActivity, Activity),
  "GET /crm/leads/{lead_id}/messages": member(listLeadMessages, list(Message)),
  "POST /crm/leads/{lead_id}/messages": member(sendLeadMessage, Message, 201),

  ...recordRoutes,
  ...agentRoutes,

  "GET /crm/fields": member(listFields, list(CustomField)),
  "POST /crm/fields": member(createField, CustomField, 201),
  "GET /crm/fields/{field_id}/usage": member(countFieldLeads, FieldUsage),
  "PUT /crm/fields/{field_id}": member(updateField, CustomField),
  "DELETE /crm/fields/{field_id}": member(deleteField, z.object({ id: z.uuid() })),
  "GET /crm/tags": member(listTags, list(Tag)),
  "GET /crm/leads/{lead_id}/tasks": member(listTasks, list(Task)),
  "POST /crm/leads/{lead_id}/tasks": member(createTask, Task, 201),
  "GET /crm/tasks": member(listTasks, list(Task)),
  "POST /crm/tasks": member(createTask, Task, 201),
  "GET /crm/tasks/count": member(countTasks, TaskCounts),
  "PUT /crm/tasks/{task_id}": member(updateTask, Task),
  "DELETE /crm/tasks/{task_id}": member(deleteTask, z.object({ id: z.uuid(), version: z.int() })),
  "POST /crm/tasks/{task_id}/complete": member(completeTask, CompletedTask),
  "POST /crm/tasks/{task_id}/reopen": member(reopenTask, Task),
  "POST /crm/tasks/{task_id}/restore": member(restoreTask, Task),

  "GET /crm/pipelines": member(listPipelines, list(Pipeline)),
  "POST /crm/pipelines": member(createPipeline, Pipeline, 201),
  "PUT /crm/pipelines/{pipeline_id}": member(updatePipeline, Pipeline),
  "DELETE /crm/pipelines/{pipeline_id}": member(
    deletePipeline,
    z.object({ id: z.uuid(), moved_leads: z.int() }),
  ),

  "GET /crm/pipeline/stages": member(listStages, list(Stage)),
  "POST /crm/pipeline/stages": member(createStage, Stage, 201),
  "PUT /crm/pipeline/stages/{stage_id}": member(updateStage, Stage),
  "DELETE /crm/pipeline/stages/{stage_id}": member(
    deleteStage,
    z.object({ id: z.uuid(), moved_leads: z.int() }),
  ),
  "GET /crm/pipeline/stages/{stage_id}/leads": member(getBoardColumn, BoardColumn),
  "GET /crm/pipeline/board": member(getBoard, Board),
  "PATCH /crm/pipeline/leads/{lead_id}/stage": member(moveLead, Lead),
  "POST /crm/pipeline/moves": member(moveLeads, z.object({ data: z.array(MovedLead) })),
  "GET /crm/pipeline/forecast": member(getForecast, Forecast),
  "GET /crm/pipeline/close-reasons": member(listCloseReasons, list(CloseReason)),
  "POST /crm/pipeline/close-reasons": member(createCloseReason, CloseReason, 201),
  "PUT /crm/pipeline/close-reasons/{reason_id}": member(updateCloseReason, CloseReason),
  "DELETE /crm/pipeline/close-reasons/{reason_id}": member(deleteCloseReason, z.object({ id: z.uuid() })),

  "GET /crm/conversations": member(listConversations, list(Conversation)),
  "GET /crm/conversations/unread-count": member(countUnread, z.object({ unread_conversations: z.int() })),
  "GET /crm/conversations/{conversation_id}": member(getConversation, Conversation),
  "GET /crm/conversations/{conversation_id}/messages": member(listMessages, list(Message)),
  "POST /crm/conversations/{conversation_id}/messages": member(sendMessage, Message, 201),
  "POST /crm/conversations/{conversation_id}/read": member(markRead, z.object({ unread_count: z.int() })),
  "POST /crm/conversations/{conversation_id}/take-over": member(takeOver, Handler),
  "POST /crm/conversations/{conversation_id}/return-to-agent": member(returnToAgent, Handler),
  "POST /crm/messages/{message_id}/retry": member(retryMessage, Message, 201),
  "POST /crm/messages/{message_id}/reaction": member(reactToMessage, Message),
  "GET /crm/messages/{message_id}/media": member(linkMessageMedia, FileLink),
  "POST /crm/messages/{message_id}/media/fetch": member(retryMessageMedia, Message),

  "POST /crm/leads/export": member(startExport, Job),
  "GET /crm/jobs": member(listJobs, list(Job)),
  "GET /crm/jobs/{job_id}": member(getJob, Job),
  "POST /crm/jobs/{job_id}/cancel": member(cancelJob, Job),
  "POST /crm/jobs/{job_id}/undo": member(undoJob, Job),

  "GET /crm/imports": member(listImports, list(Import)),
  "GET /crm/imports/{import_id}": member(getImport, Import),
  "POST /crm/imports/{import_id}/preview": member(previewImport, ImportPreview),
  "POST /crm/imports/{import_id}/start": member(startImport, StartedImport),

  "GET /files/{file_id}/link": member(linkFile, FileLink),

  "GET /integrations/whatsapp": member(getWhatsAppIntegration, WhatsAppIntegration),
  "POST /integrations/whatsapp/setup": member(setupWhatsApp, WhatsAppIntegration, 201),

  "GET /notifications": member(listNotifications, list(Notification)),
  "GET /notifications/unread-count": member(countUnreadNotifications, UnreadNotifications),
  "POST /notifications/read": member(markNotificationsRead, UnreadNotifications),

  "GET /audit-logs": member(listAuditLogs, list(AuditLog)),
} satisfies Record<string, ApiRoute>;

export type RouteKey = keyof typeof apiRoutes;
