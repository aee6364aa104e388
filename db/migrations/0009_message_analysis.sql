CREATE TABLE "message_alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" varchar(20) NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"cause" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcome" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ended_at" timestamptz(3),
	"handled_by" uuid,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_message_alerts_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "message_alerts_kind" CHECK ("message_alerts"."kind" in ('urgent','negative','opportunity'))
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "mood" real;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "urgency" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sentiment_confidence" real;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "intent" varchar(20);--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "language" varchar(5);--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "analysis_reasons" jsonb;--> statement-breakpoint
ALTER TABLE "message_alerts" ADD CONSTRAINT "message_alerts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_alerts" ADD CONSTRAINT "fk_message_alerts_conversation" FOREIGN KEY ("organization_id","conversation_id") REFERENCES "public"."conversations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_alerts" ADD CONSTRAINT "fk_message_alerts_message" FOREIGN KEY ("organization_id","message_id") REFERENCES "public"."messages"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_alerts" ADD CONSTRAINT "fk_message_alerts_handled_by" FOREIGN KEY ("organization_id","handled_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "uq_message_alerts_org_episode" ON "message_alerts" USING btree ("organization_id","conversation_id","kind") WHERE "message_alerts"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "ix_message_alerts_org_created" ON "message_alerts" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ix_message_alerts_org_conversation" ON "message_alerts" USING btree ("organization_id","conversation_id","created_at");