CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin;
--> statement-breakpoint
-- Text as it is compared and searched: case, accents and runs of space folded. Immutable, so that indexes may use it.
CREATE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ select regexp_replace(trim(lower(public.unaccent('public.unaccent', value))), '\s+', ' ', 'g') $$;
--> statement-breakpoint
CREATE TABLE "close_reasons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"outcome" varchar(10) NOT NULL,
	"name" varchar(100) NOT NULL,
	"reason_order" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_close_reasons_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "close_reasons_outcome" CHECK ("close_reasons"."outcome" in ('won','lost'))
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" varchar(200) NOT NULL,
	"name_key" varchar(200) NOT NULL,
	"domain" varchar(255),
	"phone" varchar(20),
	"email" varchar(255),
	"city" varchar(120),
	"notes" text,
	"assigned_to" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"merged_into" uuid,
	"deleted_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_companies_org_id" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "custom_fields" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"key" varchar(60) NOT NULL,
	"label" varchar(100) NOT NULL,
	"field_type" varchar(20) NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"help" varchar(200),
	"is_required" boolean DEFAULT false NOT NULL,
	"field_order" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_custom_fields_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_custom_fields_org_key" UNIQUE("organization_id","key"),
	CONSTRAINT "custom_fields_type" CHECK ("custom_fields"."field_type" in ('text','number','money','date','single_select','multi_select','checkbox','url','person'))
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" varchar(50) NOT NULL,
	"color" varchar(7),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_tags_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_tags_org_name" UNIQUE("organization_id","name")
);
--> statement-breakpoint
CREATE TABLE "lead_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_lead_files_org_id" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "stored_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"purpose" varchar(30) NOT NULL,
	"storage_key" varchar(255) NOT NULL,
	"file_name" varchar(255) NOT NULL,
	"content_type" varchar(120) NOT NULL,
	"size_bytes" bigint NOT NULL,
	"sha256" varchar(64),
	"created_by" uuid,
	"expires_at" timestamptz(3),
	"deleted_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_stored_files_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_stored_files_org_key" UNIQUE("organization_id","storage_key")
);
--> statement-breakpoint
CREATE TABLE "background_job_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"item_number" integer NOT NULL,
	"lead_id" uuid,
	"outcome" varchar(20) NOT NULL,
	"reason" varchar(200),
	"before" jsonb,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_background_job_items_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_background_job_items_org_number" UNIQUE("organization_id","job_id","item_number")
);
--> statement-breakpoint
CREATE TABLE "background_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" varchar(40) NOT NULL,
	"status" varchar(20) DEFAULT 'queued' NOT NULL,
	"requested_by" uuid,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"total" integer,
	"processed" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"checkpoint" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"result" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"error" varchar(500),
	"file_id" uuid,
	"undo_until" timestamptz(3),
	"undone_at" timestamptz(3),
	"started_at" timestamptz(3),
	"finished_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_background_jobs_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "background_jobs_status" CHECK ("background_jobs"."status" in ('queued','running','done','failed','canceled','undoing','undone'))
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"signature" varchar(64) NOT NULL,
	"mapping" jsonb NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_import_mappings_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_import_mappings_org_signature" UNIQUE("organization_id","signature")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"outcome" varchar(20) NOT NULL,
	"reasons" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"lead_id" uuid,
	"before" jsonb,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_import_rows_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_import_rows_org_number" UNIQUE("organization_id","import_id","row_number"),
	CONSTRAINT "import_rows_outcome" CHECK ("import_rows"."outcome" in ('created','updated','skipped_duplicate','invalid'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"status" varchar(20) DEFAULT 'uploaded' NOT NULL,
	"file_id" uuid NOT NULL,
	"file_name" varchar(255) NOT NULL,
	"format" varchar(10) NOT NULL,
	"encoding" varchar(20),
	"delimiter" varchar(4),
	"sheet" varchar(100),
	"headers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mapping" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"total_rows" integer,
	"processed_rows" integer DEFAULT 0 NOT NULL,
	"created_count" integer DEFAULT 0 NOT NULL,
	"updated_count" integer DEFAULT 0 NOT NULL,
	"skipped_count" integer DEFAULT 0 NOT NULL,
	"invalid_count" integer DEFAULT 0 NOT NULL,
	"error" varchar(500),
	"created_by" uuid,
	"started_at" timestamptz(3),
	"finished_at" timestamptz(3),
	"reverted_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_imports_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "imports_format" CHECK ("imports"."format" in ('csv','xlsx')),
	CONSTRAINT "imports_status" CHECK ("imports"."status" in ('uploaded','queued','running','done','failed','canceled','reverting','reverted'))
);
--> statement-breakpoint
CREATE TABLE "duplicate_dismissals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"entity" varchar(10) NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"dismissed_by" uuid,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_duplicate_dismissals_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_duplicate_dismissals_org_pair" UNIQUE("organization_id","entity","first_id","second_id")
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"entity" varchar(10) NOT NULL,
	"kept_id" uuid NOT NULL,
	"merged_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"moved" jsonb NOT NULL,
	"merged_by" uuid,
	"undo_until" timestamptz(3) NOT NULL,
	"undone_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_merges_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "merges_entity" CHECK ("merges"."entity" in ('lead','contact','company')),
	CONSTRAINT "merges_two_records" CHECK ("merges"."kept_id" <> "merges"."merged_id")
);
--> statement-breakpoint
CREATE TABLE "assignment_rule_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"last_assigned_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_assignment_rule_members_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_assignment_rule_members_org_pair" UNIQUE("organization_id","rule_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "assignment_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" varchar(100) NOT NULL,
	"rule_order" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"conditions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"strategy" varchar(20) DEFAULT 'round_robin' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_assignment_rules_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "assignment_rules_strategy" CHECK ("assignment_rules"."strategy" in ('round_robin','least_loaded'))
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_team_members_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_team_members_org_pair" UNIQUE("organization_id","team_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" varchar(100) NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_teams_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_teams_org_name" UNIQUE("organization_id","name")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" varchar(40) NOT NULL,
	"group_key" varchar(120) NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"lead_id" uuid,
	"actor_id" uuid,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"read_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_notifications_org_id" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"lead_id" uuid,
	"title" varchar(255) NOT NULL,
	"task_type" varchar(20) DEFAULT 'todo' NOT NULL,
	"due_at" timestamptz(3) NOT NULL,
	"is_all_day" boolean DEFAULT false NOT NULL,
	"assigned_to" uuid NOT NULL,
	"created_by" uuid,
	"done_at" timestamptz(3),
	"done_by" uuid,
	"remind_at" timestamptz(3),
	"reminded_at" timestamptz(3),
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_tasks_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "tasks_type" CHECK ("tasks"."task_type" in ('call','message','meeting','email','proposal','visit','todo'))
);
--> statement-breakpoint
CREATE TABLE "lead_totals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"assigned_to" uuid,
	"currency" varchar(3) NOT NULL,
	"lead_count" integer NOT NULL,
	"total_value" numeric(20, 2) NOT NULL,
	"weighted_value" numeric(22, 4) NOT NULL,
	"unweighted_value" numeric(20, 2) NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_lead_totals_org_id" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"entity" varchar(20) NOT NULL,
	"name" varchar(80) NOT NULL,
	"owner_id" uuid NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"config" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_saved_views_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "saved_views_entity" CHECK ("saved_views"."entity" in ('leads','board'))
);
--> statement-breakpoint
ALTER TABLE "contact_identities" DROP CONSTRAINT "contact_identities_channel";--> statement-breakpoint
DROP INDEX "ix_contacts_org_created";--> statement-breakpoint
DROP INDEX "ix_leads_org_assigned";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "company_id" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "job_title" varchar(100);--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "deleted_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "lead_activities" ADD COLUMN "pinned_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "lead_activities" ADD COLUMN "edited_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "lead_activities" ADD COLUMN "deleted_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "company_id" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "expected_close_date" date;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "next_task_id" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "next_task_title" varchar(255);--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "next_task_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "last_activity_at" timestamptz(3) DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "stale_since" timestamptz(3);--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "close_reason_id" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "close_note" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "closed_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "organization_members" ADD COLUMN "availability" varchar(20) DEFAULT 'available' NOT NULL;--> statement-breakpoint
ALTER TABLE "organization_members" ADD COLUMN "capacity" integer;--> statement-breakpoint
ALTER TABLE "organization_members" ADD COLUMN "working_hours" jsonb;--> statement-breakpoint
ALTER TABLE "organization_members" ADD COLUMN "last_seen_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "pipeline_stages" ADD COLUMN "required_fields" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "pipeline_stages" ADD COLUMN "entry_roles" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "pipeline_stages" ADD COLUMN "stale_after_days" integer;--> statement-breakpoint
ALTER TABLE "pipelines" ADD COLUMN "pipeline_order" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "pipelines" ADD COLUMN "is_active" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "close_reasons" ADD CONSTRAINT "close_reasons_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "fk_companies_assigned_to" FOREIGN KEY ("organization_id","assigned_to") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_fields" ADD CONSTRAINT "custom_fields_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_files" ADD CONSTRAINT "lead_files_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_files" ADD CONSTRAINT "fk_lead_files_lead" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_files" ADD CONSTRAINT "fk_lead_files_file" FOREIGN KEY ("organization_id","file_id") REFERENCES "public"."stored_files"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_files" ADD CONSTRAINT "fk_stored_files_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "background_job_items" ADD CONSTRAINT "background_job_items_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "background_job_items" ADD CONSTRAINT "fk_background_job_items_job" FOREIGN KEY ("organization_id","job_id") REFERENCES "public"."background_jobs"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "background_jobs" ADD CONSTRAINT "background_jobs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "background_jobs" ADD CONSTRAINT "fk_background_jobs_requested_by" FOREIGN KEY ("organization_id","requested_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "background_jobs" ADD CONSTRAINT "fk_background_jobs_file" FOREIGN KEY ("organization_id","file_id") REFERENCES "public"."stored_files"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "fk_import_rows_import" FOREIGN KEY ("organization_id","import_id") REFERENCES "public"."imports"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "fk_imports_file" FOREIGN KEY ("organization_id","file_id") REFERENCES "public"."stored_files"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "fk_imports_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_dismissals" ADD CONSTRAINT "duplicate_dismissals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_dismissals" ADD CONSTRAINT "fk_duplicate_dismissals_by" FOREIGN KEY ("organization_id","dismissed_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "fk_merges_merged_by" FOREIGN KEY ("organization_id","merged_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_rule_members" ADD CONSTRAINT "assignment_rule_members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_rule_members" ADD CONSTRAINT "fk_assignment_rule_members_rule" FOREIGN KEY ("organization_id","rule_id") REFERENCES "public"."assignment_rules"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_rule_members" ADD CONSTRAINT "fk_assignment_rule_members_user" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_rules" ADD CONSTRAINT "assignment_rules_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "fk_team_members_team" FOREIGN KEY ("organization_id","team_id") REFERENCES "public"."teams"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "fk_team_members_user" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "fk_notifications_user" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "fk_notifications_actor" FOREIGN KEY ("organization_id","actor_id") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "fk_notifications_lead" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_lead" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_assigned_to" FOREIGN KEY ("organization_id","assigned_to") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_created_by" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_done_by" FOREIGN KEY ("organization_id","done_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_totals" ADD CONSTRAINT "lead_totals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "fk_saved_views_owner" FOREIGN KEY ("organization_id","owner_id") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "uq_close_reasons_org_name" ON "close_reasons" USING btree ("organization_id","outcome","name") WHERE "close_reasons"."is_active";--> statement-breakpoint
CREATE UNIQUE INDEX "uq_companies_org_name" ON "companies" USING btree ("organization_id","name_key") WHERE "companies"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "ix_companies_org_created" ON "companies" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ix_custom_fields_org_order" ON "custom_fields" USING btree ("organization_id","field_order");--> statement-breakpoint
CREATE INDEX "ix_lead_files_org_lead" ON "lead_files" USING btree ("organization_id","lead_id","created_at");--> statement-breakpoint
CREATE INDEX "ix_stored_files_expiry" ON "stored_files" USING btree ("expires_at") WHERE "stored_files"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "ix_background_jobs_org_created" ON "background_jobs" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ix_background_jobs_unfinished" ON "background_jobs" USING btree ("updated_at") WHERE "background_jobs"."status" in ('queued','running','undoing');--> statement-breakpoint
CREATE INDEX "ix_imports_org_created" ON "imports" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ix_merges_org_kept" ON "merges" USING btree ("organization_id","entity","kept_id");--> statement-breakpoint
CREATE INDEX "ix_assignment_rules_org_order" ON "assignment_rules" USING btree ("organization_id","rule_order");--> statement-breakpoint
CREATE INDEX "ix_team_members_org_user" ON "team_members" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "uq_notifications_org_unread" ON "notifications" USING btree ("organization_id","user_id","kind","group_key") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE INDEX "ix_notifications_org_user" ON "notifications" USING btree ("organization_id","user_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "ix_tasks_org_owner_due" ON "tasks" USING btree ("organization_id","assigned_to","due_at","id");--> statement-breakpoint
CREATE INDEX "ix_tasks_org_lead_due" ON "tasks" USING btree ("organization_id","lead_id","due_at");--> statement-breakpoint
CREATE INDEX "ix_tasks_reminders" ON "tasks" USING btree ("remind_at") WHERE "tasks"."reminded_at" is null and "tasks"."done_at" is null and "tasks"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "ix_lead_totals_org_stage" ON "lead_totals" USING btree ("organization_id","stage_id");--> statement-breakpoint
CREATE INDEX "ix_saved_views_org_owner" ON "saved_views" USING btree ("organization_id","entity","owner_id");--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "fk_contacts_company" FOREIGN KEY ("organization_id","company_id") REFERENCES "public"."companies"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "fk_leads_company" FOREIGN KEY ("organization_id","company_id") REFERENCES "public"."companies"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "fk_leads_close_reason" FOREIGN KEY ("organization_id","close_reason_id") REFERENCES "public"."close_reasons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "fk_leads_deleted_by" FOREIGN KEY ("organization_id","deleted_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ix_contacts_org_company" ON "contacts" USING btree ("organization_id","company_id");--> statement-breakpoint
CREATE INDEX "ix_leads_org_company" ON "leads" USING btree ("organization_id","company_id");--> statement-breakpoint
CREATE INDEX "ix_leads_org_import" ON "leads" USING btree ("organization_id","import_id") WHERE "leads"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "ix_leads_org_deleted" ON "leads" USING btree ("organization_id","deleted_at") WHERE "leads"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "ix_contacts_org_created" ON "contacts" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ix_leads_org_assigned" ON "leads" USING btree ("organization_id","assigned_to","created_at","id");--> statement-breakpoint
ALTER TABLE "contact_identities" ADD CONSTRAINT "contact_identities_channel" CHECK ("contact_identities"."channel" in ('phone','email','whatsapp_user','whatsapp_lid'));--> statement-breakpoint
ALTER TABLE "organization_members" ADD CONSTRAINT "organization_members_availability" CHECK ("organization_members"."availability" in ('available','away'));--> statement-breakpoint
ALTER TABLE "organization_members" ADD CONSTRAINT "organization_members_capacity" CHECK ("organization_members"."capacity" >= 0);--> statement-breakpoint
ALTER TABLE "pipeline_stages" ADD CONSTRAINT "pipeline_stages_stale_after" CHECK ("pipeline_stages"."stale_after_days" between 1 and 365);
--> statement-breakpoint
UPDATE leads SET closed_at = coalesce(converted_at, updated_at) WHERE status <> 'open';
--> statement-breakpoint
INSERT INTO lead_totals (organization_id, stage_id, assigned_to, currency, lead_count, total_value, weighted_value, unweighted_value)
SELECT organization_id, stage_id, assigned_to, currency, count(*), coalesce(sum(estimated_value), 0),
       coalesce(sum(estimated_value * probability / 100.0), 0),
       coalesce(sum(estimated_value) FILTER (WHERE probability IS NULL), 0)
  FROM leads WHERE deleted_at IS NULL GROUP BY organization_id, stage_id, assigned_to, currency;
