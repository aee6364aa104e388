CREATE TABLE "message_media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"kind" varchar(20) NOT NULL,
	"provider_media_id" varchar(255),
	"mime_type" varchar(120),
	"file_name" varchar(255),
	"is_voice" boolean DEFAULT false NOT NULL,
	"status" varchar(20) DEFAULT 'pending' NOT NULL,
	"failure" varchar(60),
	"attempts" integer DEFAULT 0 NOT NULL,
	"file_id" uuid,
	"width" integer,
	"height" integer,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_message_media_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_message_media_org_message" UNIQUE("organization_id","message_id"),
	CONSTRAINT "message_media_status" CHECK ("message_media"."status" in ('pending','stored','failed'))
);
--> statement-breakpoint
ALTER TABLE "whatsapp_configs" DROP CONSTRAINT "whatsapp_configs_status";--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "first_touch" jsonb;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "last_touch" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "refers_to" varchar(255);--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "edited_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "revoked_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "retry_of" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "pricing" jsonb;--> statement-breakpoint
ALTER TABLE "message_media" ADD CONSTRAINT "message_media_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_media" ADD CONSTRAINT "fk_message_media_message" FOREIGN KEY ("organization_id","message_id") REFERENCES "public"."messages"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_media" ADD CONSTRAINT "fk_message_media_file" FOREIGN KEY ("organization_id","file_id") REFERENCES "public"."stored_files"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ix_message_media_org_file" ON "message_media" USING btree ("organization_id","file_id");--> statement-breakpoint
CREATE INDEX "ix_message_media_pending" ON "message_media" USING btree ("updated_at") WHERE "message_media"."status" = 'pending';--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "fk_messages_retry_of" FOREIGN KEY ("organization_id","retry_of") REFERENCES "public"."messages"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ix_messages_org_refers_to" ON "messages" USING btree ("organization_id","refers_to") WHERE "messages"."refers_to" is not null;--> statement-breakpoint
CREATE INDEX "ix_messages_org_retry_of" ON "messages" USING btree ("organization_id","retry_of") WHERE "messages"."retry_of" is not null;--> statement-breakpoint
ALTER TABLE "whatsapp_configs" ADD CONSTRAINT "whatsapp_configs_status" CHECK ("whatsapp_configs"."connection_status" in ('connected','disconnected','needs_attention','needs_reconnection'));