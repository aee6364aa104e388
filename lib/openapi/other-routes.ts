import { z } from "zod";
import { SwitchOrganizationInput, TokenAnswer } from "@/lib/auth/schemas";
import { ExportLeadsInput } from "@/lib/exports/schemas";
import { Import } from "@/lib/imports/schemas";
import { Message } from "@/lib/messaging/schemas";
import { LeadFile } from "@/lib/lead-files/schemas";

/** A route that is no operation over JSON: its handler is written by hand, and so is its line here. */
export type OtherRoute = {
  summary: string;
  description: string;
  access: "session" | "signature" | "public";
  status?: 200 | 201;
  path?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: {
    type: "application/json" | "text/plain" | "text/csv" | "application/octet-stream";
    schema: z.ZodType;
  };
};

const OrgPath = z.object({ org_id: z.uuid() });

export const otherRoutes: Record<string, OtherRoute> = {
  "GET /openapi.json": {
    summary: "This document",
    description: "Generated from the schemas that check the requests.",
    access: "public",
    answer: { type: "application/json", schema: z.record(z.string(), z.unknown()) },
  },
  "POST /auth/switch-organization": {
    summary: "Switch organization",
    description: "Moves the session to another organization of the same person. Works without `X-Org-Id`.",
    access: "session",
    body: SwitchOrganizationInput,
    answer: { type: "application/json", schema: TokenAnswer.omit({ user: true }) },
  },
  "GET /crm/leads/export": {
    summary: "Export leads",
    description:
      "The leads of a filtered list as CSV or XLSX, with the filters of `GET /crm/leads`. Needs the permission `leads.export`.",
    access: "session",
    query: ExportLeadsInput,
    answer: { type: "text/csv", schema: z.string() },
  },
  "POST /crm/imports": {
    summary: "Upload a file of leads",
    description:
      "CSV or XLSX of up to 50 MB as the body, its name percent-encoded in `X-File-Name`. Answers 201 with what was found in it; nothing is taken in before `start`.",
    access: "session",
    status: 201,
    answer: { type: "application/json", schema: Import },
  },
  "POST /crm/leads/{lead_id}/files": {
    summary: "Add a file to a lead",
    description: "Up to 25 MB as the body, its name percent-encoded in `X-File-Name`.",
    access: "session",
    status: 201,
    path: z.object({ lead_id: z.uuid() }),
    answer: { type: "application/json", schema: LeadFile },
  },
  "POST /crm/conversations/{conversation_id}/media": {
    summary: "Send a file",
    description:
      "The file as the body, its name percent-encoded in `X-File-Name`; caption, `is_voice`, `as_document`, `reply_to` and `idempotency_key` as percent-encoded JSON in `X-File-About`. What kind of message it becomes is told by its bytes. WhatsApp's limits: 5 MB for pictures, 16 MB for audio and video, 100 MB for documents.",
    access: "session",
    status: 201,
    path: z.object({ conversation_id: z.uuid() }),
    answer: { type: "application/json", schema: Message },
  },
  "GET /crm/imports/{import_id}/report": {
    summary: "Download the outcome of every row",
    description: "CSV with the row's number, what it became, the reasons and the lead's id.",
    access: "session",
    path: z.object({ import_id: z.uuid() }),
    answer: { type: "text/csv", schema: z.string() },
  },
  "GET /crm/jobs/{job_id}/report": {
    summary: "Download the leads a bulk change left as they were",
    description: "CSV with the lead's name, why it was left, and its id.",
    access: "session",
    path: z.object({ job_id: z.uuid() }),
    answer: { type: "text/csv", schema: z.string() },
  },
  "GET /files/{file_id}": {
    summary: "Download a file",
    description:
      "The address comes from `GET /files/{file_id}/link` and is good for 15 minutes, as long as its person may have the file.",
    access: "public",
    path: z.object({ file_id: z.uuid() }),
    query: z.object({ token: z.string() }),
    answer: { type: "application/octet-stream", schema: z.string() },
  },
  "GET /webhooks/whatsapp/{org_id}": {
    summary: "Verify the WhatsApp webhook",
    description:
      "Meta's handshake: answers the challenge to whoever knows the verify token of this organization.",
    access: "public",
    path: OrgPath,
    query: z.object({
      "hub.mode": z.literal("subscribe"),
      "hub.verify_token": z.string(),
      "hub.challenge": z.string(),
    }),
    answer: { type: "text/plain", schema: z.string() },
  },
  "POST /webhooks/whatsapp/{org_id}": {
    summary: "Receive a WhatsApp delivery",
    description:
      "Meta's body as it is, signed in `X-Hub-Signature-256`. Answered once it is stored; a replay changes nothing.",
    access: "signature",
    path: OrgPath,
    body: z.looseObject({
      object: z.literal("whatsapp_business_account"),
      entry: z.array(z.looseObject({})),
    }),
    answer: { type: "application/json", schema: z.object({}) },
  },
};
