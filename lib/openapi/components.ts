import { z } from "zod";
import { AuditLog } from "@/lib/audit";
import { OrganizationSummary, TokenAnswer, TokenPair, UserSummary } from "@/lib/auth/schemas";
import { CustomField, Tag } from "@/lib/fields/schemas";
import {
  Activity,
  Board,
  BoardColumn,
  FilterCondition,
  Lead,
  LeadCard,
  LeadFilter,
} from "@/lib/leads/schemas";
import { Conversation, Message, WhatsAppIntegration } from "@/lib/messaging/schemas";
import { Notification } from "@/lib/notifications/schemas";
import { CreatedInvite, Invite, Me, Member, Organization } from "@/lib/organizations/schemas";
import { Pipeline, Stage } from "@/lib/pipeline/schemas";
import { Task } from "@/lib/tasks/schemas";
import { SavedView } from "@/lib/views/schemas";

export type JsonSchema = Record<string, unknown>;

/** What every error answer is (RFC 9457). */
const Problem = z.object({
  type: z.url(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe("A stable name of the problem."),
  detail: z.string().describe("The problem in the language of `Accept-Language`."),
  request_id: z.string(),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .describe("By input field, for 422."),
  current: z.unknown().optional().describe("The object as it is now, for 409 `version_conflict`."),
});

/** Schemas that have a name in the document; wherever one appears it is referred to. */
const named: Record<string, z.ZodType> = {
  Activity,
  AuditLog,
  Board,
  BoardColumn,
  Conversation,
  CreatedInvite,
  CustomField,
  FilterCondition,
  Invite,
  Lead,
  LeadCard,
  LeadFilter,
  Me,
  Member,
  Message,
  Notification,
  Organization,
  OrganizationSummary,
  Pipeline,
  Problem,
  SavedView,
  Stage,
  Tag,
  Task,
  TokenAnswer,
  TokenPair,
  UserSummary,
  WhatsAppIntegration,
};

const names = new Map<unknown, string>(Object.entries(named).map(([name, schema]) => [schema, name]));

export const componentSchemas = (): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, toJsonSchema(schema, "output")]));

export const schemaOf = (schema: z.ZodType, io: "input" | "output"): JsonSchema => {
  const name = names.get(schema);
  return name ? { $ref: `#/components/schemas/${name}` } : toJsonSchema(schema, io);
};

/** A transformed value has no schema of its own; on the way in it is described by what it accepts. */
function toJsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const name = Object.is(zodSchema, schema) ? undefined : names.get(zodSchema);
      if (name) refer(jsonSchema, name);
      else quieten(jsonSchema, io);
    },
  });
  return json;
}

function refer(json: JsonSchema, name: string): void {
  for (const key of Object.keys(json)) Reflect.deleteProperty(json, key);
  json.$ref = `#/components/schemas/${name}`;
}

/** What repeats the format, or the range of every integer, is left out. Answers may grow fields, so they are open. */
function quieten(json: JsonSchema, io: "input" | "output"): void {
  if (json.format !== undefined) delete json.pattern;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  if (io === "output" && json.additionalProperties === false) delete json.additionalProperties;
}
