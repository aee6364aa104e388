import type { Role } from "@/lib/auth/permissions";
import { newId } from "@/lib/ids";
import type { Fixture } from "../support/fixture";
import { listSamples } from "./lists";
export { idPaths, withId } from "./id-places";
import { recordSamples } from "./record-samples";

/**
 * What a foreign id in this place leads to, for its kind: `resource` → not_found, `reference` → invalid with the
 * field "not_found", `filter` → the answer of an id nobody has, `ignored` → as if it were not there.
 */
export type IdKind = "resource" | "reference" | "filter" | "ignored";
export type Sample = {
  /** The role only matters where people have records of their own. */
  input: (a: Fixture, role?: Role) => Record<string, unknown>;
  ids?: Record<string, IdKind>;
};

const nothing: Sample = { input: () => ({}) };
const ofLead: Sample = { input: (a) => ({ lead_id: a.lead.id }), ids: { lead_id: "resource" } };
const ofNote: Sample = {
  input: (a) => ({ lead_id: a.lead.id, activity_id: a.note.id }),
  ids: { lead_id: "resource", activity_id: "resource" },
};
const ofLeadFile: Sample = {
  input: (a) => ({ lead_id: a.lead.id, lead_file_id: a.leadFileId }),
  ids: { lead_id: "resource", lead_file_id: "resource" },
};
const ofTask: Sample = { input: (a) => ({ task_id: a.task.id }), ids: { task_id: "resource" } };
const ofConversation: Sample = {
  input: (a) => ({ conversation_id: a.conversation.id }),
  ids: { conversation_id: "resource" },
};

const ofFailed: Sample = {
  input: (a) => ({ message_id: a.failedMessageId }),
  ids: { message_id: "resource" },
};

const ofImport: Sample = {
  input: (a) => ({
    import_id: a.importId,
    mapping: { "0": "full_name" },
    stage_id: a.first.id,
    assigned_to: a.colleague.id,
  }),
  ids: { import_id: "resource", stage_id: "reference", assigned_to: "reference" },
};

/** A valid input per operation, with every id it can carry. */
export const samples: Record<string, Sample> = {
  ...listSamples,
  "lead.get": ofLead,
  "lead.get_score": ofLead,
  "lead.rescore": ofLead,
  "lead.set_score": {
    input: (a) => ({ lead_id: a.lead.id, score: 70, reason: "Indicação de um cliente" }),
    ids: { lead_id: "resource" },
  },
  "scoring.get": nothing,
  "scoring.train": nothing,
  "lead.create": {
    input: (a) => ({
      full_name: "Ana Prado",
      stage_id: a.lost.id,
      assigned_to: a.colleague.id,
      close_reason_id: a.lostReasonId,
    }),
    ids: { stage_id: "reference", assigned_to: "reference", close_reason_id: "reference" },
  },
  "lead.update": {
    input: (a) => ({ lead_id: a.lead.id, company: `Loja ${newId()}` }),
    ids: { lead_id: "resource" },
  },
  "lead.delete": ofLead,
  "lead.assign": {
    input: (a) => ({ lead_id: a.lead.id, assigned_to: a.colleague.id }),
    ids: { lead_id: "resource", assigned_to: "reference" },
  },
  "lead.claim": ofLead,
  "lead.move": {
    input: (a) => ({
      lead_id: a.lead.id,
      new_stage_id: a.lost.id,
      before_id: a.neighbours[0].id,
      after_id: a.neighbours[1].id,
      close_reason_id: a.lostReasonId,
    }),
    ids: {
      lead_id: "resource",
      new_stage_id: "reference",
      before_id: "ignored",
      after_id: "ignored",
      close_reason_id: "reference",
    },
  },
  "lead.list_activities": ofLead,
  "lead.list_timeline": ofLead,
  "lead.create_activity": {
    input: (a) => ({ lead_id: a.lead.id, description: "Ligar amanhã", mentions: [a.colleague.id] }),
    ids: { lead_id: "resource", "mentions.0": "reference" },
  },
  "lead.update_activity": {
    input: (a) => ({
      lead_id: a.lead.id,
      activity_id: a.note.id,
      description: "Ligar hoje",
      mentions: [a.colleague.id],
    }),
    ids: { lead_id: "resource", activity_id: "resource", "mentions.0": "reference" },
  },
  "lead.delete_activity": ofNote,
  "lead.restore_activity": ofNote,
  "lead_file.list": ofLead,
  "lead_file.link": ofLeadFile,
  "lead_file.delete": ofLeadFile,
  "lead_file.restore": ofLeadFile,
  ...recordSamples,
  "field.list": nothing,
  "field.create": { input: () => ({ label: "Orçamento", field_type: "money" }) },
  "field.update": {
    input: (a) => ({ field_id: a.field.id, label: "Segmento" }),
    ids: { field_id: "resource" },
  },
  "field.delete": { input: (a) => ({ field_id: a.field.id }), ids: { field_id: "resource" } },
  "field.count_leads": { input: (a) => ({ field_id: a.field.id }), ids: { field_id: "resource" } },
  "tag.list": nothing,
  "close_reason.list": nothing,
  "close_reason.create": { input: () => ({ outcome: "won", name: `Indicação ${newId()}` }) },
  "close_reason.update": {
    input: (a) => ({ reason_id: a.lostReasonId, name: "Preço alto" }),
    ids: { reason_id: "resource" },
  },
  "close_reason.delete": {
    input: (a) => ({ reason_id: a.lostReasonId }),
    ids: { reason_id: "resource" },
  },
  "pipeline.list": nothing,
  "pipeline.create": {
    input: (a) => ({ name: `Pós-venda ${newId()}`, copy_from: a.first.pipeline_id }),
    ids: { copy_from: "reference" },
  },
  "pipeline.update": {
    input: (a) => ({ pipeline_id: a.first.pipeline_id, name: "Vendas" }),
    ids: { pipeline_id: "resource" },
  },
  "pipeline.delete": {
    input: (a) => ({ pipeline_id: a.otherPipeline.id, move_leads_to: a.first.id }),
    ids: { pipeline_id: "resource", move_leads_to: "reference" },
  },
  "pipeline.board": {
    input: (a) => ({ pipeline_id: a.first.pipeline_id, assigned_to: a.people.sales.id }),
    ids: { pipeline_id: "resource", assigned_to: "filter" },
  },
  "pipeline.forecast": {
    input: (a) => ({ pipeline_id: a.first.pipeline_id, assigned_to: a.people.sales.id }),
    ids: { pipeline_id: "resource", assigned_to: "filter" },
  },
  "pipeline.board_column": {
    input: (a) => ({ stage_id: a.first.id, assigned_to: a.people.sales.id }),
    ids: { stage_id: "resource", assigned_to: "filter" },
  },
  "pipeline.list_stages": {
    input: (a) => ({ pipeline_id: a.first.pipeline_id }),
    ids: { pipeline_id: "resource" },
  },
  "pipeline.create_stage": {
    input: (a) => ({ name: "Visita", pipeline_id: a.first.pipeline_id }),
    ids: { pipeline_id: "resource" },
  },
  "pipeline.update_stage": {
    input: (a) => ({ stage_id: a.first.id, name: "Chegada" }),
    ids: { stage_id: "resource" },
  },
  "pipeline.delete_stage": {
    input: (a) => ({ stage_id: a.first.id, move_leads_to: a.second.id }),
    ids: { stage_id: "resource", move_leads_to: "reference" },
  },
  "task.list": {
    input: (a) => ({ lead_id: a.lead.id, assigned_to: a.people.sales.id }),
    ids: { lead_id: "resource", assigned_to: "filter" },
  },
  "task.count": nothing,
  "task.create": {
    input: (a) => ({ lead_id: a.lead.id, title: "Ligar", due_on: "2027-01-04", assigned_to: a.colleague.id }),
    ids: { lead_id: "resource", assigned_to: "reference" },
  },
  "task.update": {
    input: (a) => ({ task_id: a.task.id, title: "Visitar", assigned_to: a.colleague.id }),
    ids: { task_id: "resource", assigned_to: "reference" },
  },
  "task.complete": ofTask,
  "task.reopen": ofTask,
  "task.delete": ofTask,
  "task.restore": ofTask,
  "notification.list": nothing,
  "notification.count_unread": nothing,
  "notification.mark_read": {
    input: (a) => ({ notification_ids: [a.notification.id] }),
    ids: { "notification_ids.0": "filter" },
  },
  "search.all": { input: () => ({ q: "silva" }) },
  "conversation.list": nothing,
  "conversation.count_unread": nothing,
  "conversation.get": ofConversation,
  "conversation.mark_read": ofConversation,
  "conversation.take_over": ofConversation,
  "conversation.return_to_agent": ofConversation,
  "ai_conversation.list": { input: (a) => ({ lead_id: a.lead.id }), ids: { lead_id: "filter" } },
  "ai_conversation.get": ofConversation,
  "ai_conversation.start": ofConversation,
  "ai_conversation.hand_off": ofConversation,
  "ai_conversation.ask": {
    input: (a) => ({ conversation_id: a.conversation.id, content: "Quanto custa?" }),
    ids: { conversation_id: "resource" },
  },
  "ai_settings.get": nothing,
  "ai_settings.update": {
    input: (a) => ({ tone: "formal", stage_limit_id: a.first.id }),
    ids: { stage_limit_id: "reference" },
  },
  "ai.try": { input: () => ({ messages: [{ author: "contact", text: "Oi" }] }) },
  "message.list": ofConversation,
  "message.list_of_lead": ofLead,
  "message.send": {
    input: (a) => ({ conversation_id: a.conversation.id, content: "Olá!", reply_to: a.message.id }),
    ids: { conversation_id: "resource", reply_to: "reference" },
  },
  "message.send_to_lead": {
    input: (a) => ({ lead_id: a.lead.id, content: "Olá!" }),
    ids: { lead_id: "resource" },
  },
  // Jobs are given ids by our own events; what is not there (any more) is nothing to do.
  "message.retry": ofFailed,
  "message.react": {
    input: (a) => ({ message_id: a.message.id, emoji: "👍" }),
    ids: { message_id: "resource" },
  },
  "message.link_media": { ...ofFailed, input: (a) => ({ message_id: a.fileMessageId }) },
  "message.retry_media": ofFailed,
  "message.fetch_media": { ...ofFailed, ids: { message_id: "ignored" } },
  "message.deliver": { ...ofConversation, ids: { conversation_id: "ignored" } },
  "message.confirm_read": { input: (a) => ({ message_id: a.message.id }), ids: { message_id: "ignored" } },
  "messaging.process_inbound": {
    input: (a) => ({ inbound_event_ids: [a.inboundId] }),
    ids: { "inbound_event_ids.0": "ignored" },
  },
  "ai.respond": {
    input: (a) => ({ conversation_id: a.conversation.id, message_id: a.message.id }),
    ids: { conversation_id: "ignored", message_id: "ignored" },
  },
  "job.list": nothing,
  "job.get": { input: (a) => ({ job_id: a.jobs.queued }), ids: { job_id: "resource" } },
  "job.run": { input: (a) => ({ job_id: a.jobs.queued }), ids: { job_id: "ignored" } },
  "job.cancel": { input: (a) => ({ job_id: a.jobs.queued }), ids: { job_id: "resource" } },
  "job.undo": { input: (a) => ({ job_id: a.jobs.done }), ids: { job_id: "resource" } },
  "import.list": nothing,
  "import.get": { input: (a) => ({ import_id: a.importId }), ids: { import_id: "resource" } },
  "import.preview": ofImport,
  "import.start": ofImport,
  "file.link": { input: (a) => ({ file_id: a.fileId }), ids: { file_id: "resource" } },
  "integration.get_whatsapp": nothing,
  "integration.setup_whatsapp": {
    input: (a) => ({
      provider_type: "business_api",
      phone_id: a.newNumber.phone_id,
      access_token: a.newNumber.access_token,
    }),
  },
  "organization.get": nothing,
  "organization.update": { input: () => ({ name: "Outro nome" }) },
  "member.list": nothing,
  "member.update": {
    input: (a) => ({ user_id: a.colleague.id, role: "viewer" }),
    ids: { user_id: "resource" },
  },
  "member.remove": {
    input: (a) => ({ user_id: a.colleague.id, hand_over_to: a.people.sales.id }),
    ids: { user_id: "resource", hand_over_to: "reference" },
  },
  "member.count_records": { input: (a) => ({ user_id: a.colleague.id }), ids: { user_id: "resource" } },
  "user.set_availability": { input: () => ({ availability: "away" }) },
  "team.list": nothing,
  "team.create": {
    input: (a) => ({ name: "Interior", member_ids: [a.colleague.id] }),
    ids: { "member_ids.0": "reference" },
  },
  "team.update": {
    input: (a) => ({ team_id: a.team.id, member_ids: [a.colleague.id] }),
    ids: { team_id: "resource", "member_ids.0": "reference" },
  },
  "team.delete": { input: (a) => ({ team_id: a.team.id }), ids: { team_id: "resource" } },
  "invite.create": { input: () => ({ email: `new-${newId()}@example.com`, role: "sales" }) },
  "invite.list": nothing,
  "invite.revoke": { input: (a) => ({ invite_id: a.inviteId }), ids: { invite_id: "resource" } },
  "role.list": nothing,
  "user.get_me": nothing,
  "user.update_me": { input: () => ({ full_name: "Nome Novo" }) },
  "audit.list": { input: (a) => ({ resource_id: a.lead.id }), ids: { resource_id: "filter" } },
  "realtime.authorize": { input: (a) => ({ socket_id: "1.1", channel_name: `private-org-${a.orgId}-pool` }) },
};
