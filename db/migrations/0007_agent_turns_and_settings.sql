CREATE TABLE "ai_settings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" uuid,
	"model_down_since" timestamptz(3),
	"budget_warned_in" varchar(7),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_ai_settings_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_ai_settings_org" UNIQUE("organization_id")
);
--> statement-breakpoint
CREATE TABLE "ai_turns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid,
	"source" varchar(20) NOT NULL,
	"fallback" varchar(200),
	"model" varchar(100),
	"tools" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"cost_usd" numeric(12, 6) DEFAULT '0' NOT NULL,
	"duration_ms" integer DEFAULT 0 NOT NULL,
	"score" integer,
	"rating" smallint,
	"rated_by" uuid,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_ai_turns_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "ai_turns_source" CHECK ("ai_turns"."source" in ('built_in','model')),
	CONSTRAINT "ai_turns_rating" CHECK ("ai_turns"."rating" in (-1, 1))
);
--> statement-breakpoint
ALTER TABLE "ai_conversations" ADD COLUMN "total_cost_usd" numeric(12, 6) DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_conversations" ADD COLUMN "handoff" jsonb;--> statement-breakpoint
ALTER TABLE "ai_settings" ADD CONSTRAINT "ai_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_settings" ADD CONSTRAINT "fk_ai_settings_updated_by" FOREIGN KEY ("organization_id","updated_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_turns" ADD CONSTRAINT "ai_turns_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_turns" ADD CONSTRAINT "fk_ai_turns_conversation" FOREIGN KEY ("organization_id","conversation_id") REFERENCES "public"."conversations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_turns" ADD CONSTRAINT "fk_ai_turns_message" FOREIGN KEY ("organization_id","message_id") REFERENCES "public"."messages"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_turns" ADD CONSTRAINT "fk_ai_turns_rated_by" FOREIGN KEY ("organization_id","rated_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ix_ai_turns_org_created" ON "ai_turns" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "ix_ai_turns_org_conversation" ON "ai_turns" USING btree ("organization_id","conversation_id","created_at");--> statement-breakpoint
CREATE INDEX "ix_ai_turns_org_message" ON "ai_turns" USING btree ("organization_id","message_id");