import { z } from "zod";
import { SwitchOrganizationInput, TokenAnswer } from "@/lib/auth/schemas";

/** A route that is no operation over JSON: its handler is written by hand, and so is its line here. */
export type OtherRoute = {
  summary: string;
  description: string;
  access: "session" | "signature" | "public";
  path?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: { type: "application/json" | "text/plain"; schema: z.ZodType };
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
