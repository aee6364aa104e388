CREATE TABLE "ai_conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"lead_id" uuid,
	"conversation_id" uuid NOT NULL,
	"conversation_title" varchar(255),
	"context_summary" text,
	"slots" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"total_messages" integer DEFAULT 0 NOT NULL,
	"status" varchar(20) DEFAULT 'active' NOT NULL,
	"handed_off_to" uuid,
	"handed_off_at" timestamptz(3),
	"handoff_reason" varchar(40),
	"total_tokens_used" integer DEFAULT 0 NOT NULL,
	"context_tokens" integer DEFAULT 0 NOT NULL,
	"qualification_score" integer,
	"success_outcome" varchar(20),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_ai_conversations_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_ai_conversations_org_conversation" UNIQUE("organization_id","conversation_id"),
	CONSTRAINT "ai_conversations_status" CHECK ("ai_conversations"."status" in ('active','handed_off','closed'))
);
--> statement-breakpoint
CREATE TABLE "contact_identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"channel" varchar(20) NOT NULL,
	"external_id" varchar(255) NOT NULL,
	"address" varchar(255),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_contact_identities_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_contact_identities_org_channel_external" UNIQUE("organization_id","channel","external_id"),
	CONSTRAINT "contact_identities_channel" CHECK ("contact_identities"."channel" in ('phone','email','whatsapp_user'))
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"full_name" varchar(200) NOT NULL,
	"email" varchar(255),
	"phone" varchar(20),
	"company" varchar(200),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_contacts_org_id" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"token_hash" varchar(64) NOT NULL,
	"used_at" timestamptz(3),
	"expires_at" timestamptz(3) NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_refresh_tokens_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"organization_id" uuid,
	"kind" varchar(10) NOT NULL,
	"user_agent" varchar(400),
	"ip_address" varchar(64),
	"last_seen_at" timestamptz(3) DEFAULT now() NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"revoked_at" timestamptz(3),
	"revoked_reason" varchar(40),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_kind" CHECK ("sessions"."kind" in ('browser','api'))
);
--> statement-breakpoint
CREATE TABLE "user_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" varchar(20) NOT NULL,
	"token_hash" varchar(64) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"used_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_user_tokens_hash" UNIQUE("token_hash"),
	CONSTRAINT "user_tokens_purpose" CHECK ("user_tokens"."purpose" in ('verify_email','reset_password'))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" varchar(255) NOT NULL,
	"password_hash" text,
	"full_name" varchar(200) NOT NULL,
	"locale" varchar(10) DEFAULT 'pt-BR' NOT NULL,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"last_login_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lead_activities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"user_id" uuid,
	"activity_type" varchar(50) NOT NULL,
	"title" varchar(255) NOT NULL,
	"description" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"duration_minutes" integer,
	"external_id" varchar(255),
	"external_provider" varchar(50),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_lead_activities_org_id" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"full_name" varchar(200) NOT NULL,
	"email" varchar(255),
	"phone" varchar(20),
	"company" varchar(200),
	"pipeline_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"position" text collate "C" NOT NULL,
	"assigned_to" uuid,
	"source" varchar(50) DEFAULT 'manual' NOT NULL,
	"lead_score" integer,
	"probability" integer,
	"estimated_value" numeric(14, 2),
	"currency" varchar(3) DEFAULT 'BRL' NOT NULL,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"status" varchar(20) DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"stage_entered_at" timestamptz(3) DEFAULT now() NOT NULL,
	"converted_at" timestamptz(3),
	"deleted_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_leads_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "leads_status" CHECK ("leads"."status" in ('open','won','lost')),
	CONSTRAINT "leads_score" CHECK ("leads"."lead_score" between 0 and 100),
	CONSTRAINT "leads_probability" CHECK ("leads"."probability" between 0 and 100),
	CONSTRAINT "leads_value" CHECK ("leads"."estimated_value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"lead_id" uuid,
	"channel" varchar(20) NOT NULL,
	"status" varchar(20) DEFAULT 'open' NOT NULL,
	"assigned_to" uuid,
	"handler" varchar(10) DEFAULT 'agent' NOT NULL,
	"handler_epoch" integer DEFAULT 0 NOT NULL,
	"unread_count" integer DEFAULT 0 NOT NULL,
	"last_message_id" uuid,
	"last_message_at" timestamptz(3),
	"last_message_preview" varchar(160),
	"last_message_direction" varchar(10),
	"last_inbound_at" timestamptz(3),
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_conversations_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "conversations_channel" CHECK ("conversations"."channel" in ('whatsapp')),
	CONSTRAINT "conversations_status" CHECK ("conversations"."status" in ('open','snoozed','resolved')),
	CONSTRAINT "conversations_handler" CHECK ("conversations"."handler" in ('agent','human'))
);
--> statement-breakpoint
CREATE TABLE "inbound_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"provider" varchar(30) NOT NULL,
	"event_key" varchar(300) NOT NULL,
	"payload" jsonb NOT NULL,
	"status" varchar(20) DEFAULT 'received' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" varchar(500),
	"received_at" timestamptz(3) DEFAULT now() NOT NULL,
	"processed_at" timestamptz(3),
	CONSTRAINT "uq_inbound_events_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_inbound_events_org_key" UNIQUE("organization_id","provider","event_key"),
	CONSTRAINT "inbound_events_status" CHECK ("inbound_events"."status" in ('received','processed','failed'))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"lead_id" uuid,
	"conversation_id" uuid NOT NULL,
	"provider_type" varchar(50) NOT NULL,
	"provider_message_id" varchar(255),
	"direction" varchar(10) NOT NULL,
	"message_type" varchar(50) NOT NULL,
	"content" text,
	"from_number" varchar(50),
	"to_number" varchar(50),
	"contact_name" varchar(255),
	"author_type" varchar(10) NOT NULL,
	"sent_by" uuid,
	"status" varchar(50) NOT NULL,
	"idempotency_key" varchar(120),
	"attempts" integer DEFAULT 0 NOT NULL,
	"failure" jsonb,
	"occurred_at" timestamptz(3) DEFAULT now() NOT NULL,
	"sent_at" timestamptz(3),
	"delivered_at" timestamptz(3),
	"read_at" timestamptz(3),
	"sentiment_score" real,
	"urgency_score" integer,
	"ai_summary" text,
	"ai_processed_at" timestamptz(3),
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_messages_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_messages_org_provider_id" UNIQUE("organization_id","provider_type","provider_message_id"),
	CONSTRAINT "uq_messages_org_idempotency" UNIQUE("organization_id","idempotency_key"),
	CONSTRAINT "messages_direction" CHECK ("messages"."direction" in ('inbound','outbound')),
	CONSTRAINT "messages_author" CHECK ("messages"."author_type" in ('contact','user','agent')),
	CONSTRAINT "messages_status" CHECK ("messages"."status" in ('received','pending','sending','unknown','sent','delivered','read','failed','canceled'))
);
--> statement-breakpoint
CREATE TABLE "whatsapp_configs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"provider_type" varchar(50) NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"business_phone_id" varchar(100),
	"business_account_id" varchar(100),
	"display_phone_number" varchar(30),
	"verified_name" varchar(255),
	"access_token" text,
	"app_secret" text,
	"webhook_verify_token" varchar(255),
	"session_id" varchar(100),
	"qr_code_data" text,
	"connection_status" varchar(50) DEFAULT 'connected' NOT NULL,
	"config_data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_whatsapp_configs_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "whatsapp_configs_provider" CHECK ("whatsapp_configs"."provider_type" in ('business_api','web_unofficial')),
	CONSTRAINT "whatsapp_configs_status" CHECK ("whatsapp_configs"."connection_status" in ('connected','disconnected','needs_attention'))
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"email" varchar(255) NOT NULL,
	"role" varchar(50) NOT NULL,
	"token_hash" varchar(64) NOT NULL,
	"invited_by" uuid,
	"expires_at" timestamptz(3) NOT NULL,
	"accepted_at" timestamptz(3),
	"revoked_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_invites_token_hash" UNIQUE("token_hash"),
	CONSTRAINT "uq_invites_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "invites_role" CHECK ("invites"."role" in ('admin','manager','sales','viewer'))
);
--> statement-breakpoint
CREATE TABLE "organization_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" varchar(50) NOT NULL,
	"permissions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"joined_at" timestamptz(3) DEFAULT now() NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_organization_members_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_organization_members_org_user" UNIQUE("organization_id","user_id"),
	CONSTRAINT "organization_members_role" CHECK ("organization_members"."role" in ('admin','manager','sales','viewer'))
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" varchar(255) NOT NULL,
	"slug" varchar(100) NOT NULL,
	"plan_tier" varchar(30) DEFAULT 'trial' NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"features_enabled" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_organizations_slug" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "pipeline_stages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"pipeline_id" uuid NOT NULL,
	"name" varchar(100) NOT NULL,
	"stage_order" integer NOT NULL,
	"color" varchar(7) NOT NULL,
	"stage_type" varchar(20) DEFAULT 'open' NOT NULL,
	"probability" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_pipeline_stages_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_pipeline_stages_org_pipeline_id" UNIQUE("organization_id","pipeline_id","id"),
	CONSTRAINT "pipeline_stages_type" CHECK ("pipeline_stages"."stage_type" in ('open','won','lost')),
	CONSTRAINT "pipeline_stages_probability" CHECK ("pipeline_stages"."probability" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "pipelines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" varchar(100) NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_pipelines_org_id" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_logs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid,
	"actor_type" varchar(20) NOT NULL,
	"action" varchar(80) NOT NULL,
	"resource_type" varchar(50) NOT NULL,
	"resource_id" uuid,
	"ip_address" varchar(64),
	"user_agent" varchar(400),
	"request_id" varchar(64),
	"changes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"success" boolean DEFAULT true NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_audit_logs_org_id" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"actor_key" varchar(80) NOT NULL,
	"idempotency_key" varchar(200) NOT NULL,
	"request_hash" varchar(64) NOT NULL,
	"status_code" integer,
	"response" jsonb,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_idempotency_keys_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_idempotency_keys_org_actor_key" UNIQUE("organization_id","actor_key","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" varchar(100) NOT NULL,
	"data" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"sent_at" timestamptz(3),
	CONSTRAINT "uq_outbox_org_id" UNIQUE("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "ai_conversations" ADD CONSTRAINT "ai_conversations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_conversations" ADD CONSTRAINT "fk_ai_conversations_conversation" FOREIGN KEY ("organization_id","conversation_id") REFERENCES "public"."conversations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_conversations" ADD CONSTRAINT "fk_ai_conversations_lead" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_conversations" ADD CONSTRAINT "fk_ai_conversations_handed_off_to" FOREIGN KEY ("organization_id","handed_off_to") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_identities" ADD CONSTRAINT "contact_identities_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_identities" ADD CONSTRAINT "fk_contact_identities_contact" FOREIGN KEY ("organization_id","contact_id") REFERENCES "public"."contacts"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_tokens" ADD CONSTRAINT "user_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_activities" ADD CONSTRAINT "lead_activities_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_activities" ADD CONSTRAINT "fk_lead_activities_lead" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_activities" ADD CONSTRAINT "fk_lead_activities_user" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "fk_leads_contact" FOREIGN KEY ("organization_id","contact_id") REFERENCES "public"."contacts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "fk_leads_stage" FOREIGN KEY ("organization_id","pipeline_id","stage_id") REFERENCES "public"."pipeline_stages"("organization_id","pipeline_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "fk_leads_assigned_to" FOREIGN KEY ("organization_id","assigned_to") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "fk_conversations_contact" FOREIGN KEY ("organization_id","contact_id") REFERENCES "public"."contacts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "fk_conversations_lead" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "fk_conversations_assigned_to" FOREIGN KEY ("organization_id","assigned_to") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_events" ADD CONSTRAINT "inbound_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "fk_messages_conversation" FOREIGN KEY ("organization_id","conversation_id") REFERENCES "public"."conversations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "fk_messages_lead" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "fk_messages_sent_by" FOREIGN KEY ("organization_id","sent_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whatsapp_configs" ADD CONSTRAINT "whatsapp_configs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "fk_invites_invited_by" FOREIGN KEY ("organization_id","invited_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_members" ADD CONSTRAINT "organization_members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_members" ADD CONSTRAINT "organization_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pipeline_stages" ADD CONSTRAINT "pipeline_stages_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pipeline_stages" ADD CONSTRAINT "fk_pipeline_stages_pipeline" FOREIGN KEY ("organization_id","pipeline_id") REFERENCES "public"."pipelines"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pipelines" ADD CONSTRAINT "pipelines_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ix_ai_conversations_org_lead" ON "ai_conversations" USING btree ("organization_id","lead_id");--> statement-breakpoint
CREATE INDEX "ix_contact_identities_org_contact" ON "contact_identities" USING btree ("organization_id","contact_id");--> statement-breakpoint
CREATE INDEX "ix_contacts_org_created" ON "contacts" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "ix_refresh_tokens_session" ON "refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "ix_sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "ix_user_tokens_user" ON "user_tokens" USING btree ("user_id","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "uq_users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "ix_activities_org_lead_created" ON "lead_activities" USING btree ("organization_id","lead_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ix_leads_org_stage" ON "leads" USING btree ("organization_id","stage_id","position","id");--> statement-breakpoint
CREATE INDEX "ix_leads_org_created" ON "leads" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ix_leads_org_stage_score" ON "leads" USING btree ("organization_id","stage_id","lead_score");--> statement-breakpoint
CREATE INDEX "ix_leads_org_contact" ON "leads" USING btree ("organization_id","contact_id");--> statement-breakpoint
CREATE INDEX "ix_leads_org_assigned" ON "leads" USING btree ("organization_id","assigned_to");--> statement-breakpoint
CREATE UNIQUE INDEX "uq_conversations_org_open" ON "conversations" USING btree ("organization_id","contact_id","channel") WHERE "conversations"."status" <> 'resolved';--> statement-breakpoint
CREATE INDEX "ix_conversations_org_last" ON "conversations" USING btree ("organization_id","last_message_at","id");--> statement-breakpoint
CREATE INDEX "ix_conversations_org_lead" ON "conversations" USING btree ("organization_id","lead_id");--> statement-breakpoint
CREATE INDEX "ix_inbound_events_waiting" ON "inbound_events" USING btree ("organization_id","received_at") WHERE "inbound_events"."status" = 'received';--> statement-breakpoint
CREATE INDEX "ix_messages_org_conversation" ON "messages" USING btree ("organization_id","conversation_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "ix_messages_org_lead" ON "messages" USING btree ("organization_id","lead_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "ix_messages_unsettled" ON "messages" USING btree ("organization_id","updated_at") WHERE "messages"."status" in ('pending','sending','unknown');--> statement-breakpoint
CREATE UNIQUE INDEX "uq_whatsapp_configs_org_active" ON "whatsapp_configs" USING btree ("organization_id") WHERE "whatsapp_configs"."is_active";--> statement-breakpoint
CREATE UNIQUE INDEX "uq_whatsapp_configs_phone_id" ON "whatsapp_configs" USING btree ("business_phone_id") WHERE "whatsapp_configs"."is_active";--> statement-breakpoint
CREATE INDEX "ix_invites_org_created" ON "invites" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "ix_organization_members_user" ON "organization_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "ix_pipeline_stages_org_order" ON "pipeline_stages" USING btree ("organization_id","pipeline_id","stage_order");--> statement-breakpoint
CREATE UNIQUE INDEX "uq_pipelines_org_default" ON "pipelines" USING btree ("organization_id") WHERE "pipelines"."is_default";--> statement-breakpoint
CREATE INDEX "ix_audit_logs_org_created" ON "audit_logs" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ix_audit_logs_org_resource" ON "audit_logs" USING btree ("organization_id","resource_type","resource_id");--> statement-breakpoint
CREATE INDEX "ix_idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "ix_outbox_unsent" ON "outbox" USING btree ("created_at") WHERE "outbox"."sent_at" is null;