CREATE TABLE "lead_scores" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"model_id" uuid,
	"source" varchar(10) DEFAULT 'rules' NOT NULL,
	"rule_score" integer,
	"probability" real,
	"explanation" jsonb,
	"manual_score" integer,
	"manual_reason" text,
	"manual_by" uuid,
	"manual_at" timestamptz(3),
	"scored_at" timestamptz(3) DEFAULT now() NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_lead_scores_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_lead_scores_org_lead" UNIQUE("organization_id","lead_id"),
	CONSTRAINT "lead_scores_source" CHECK ("lead_scores"."source" in ('rules','learning','model','manual')),
	CONSTRAINT "lead_scores_manual" CHECK ("lead_scores"."manual_score" between 0 and 100),
	CONSTRAINT "lead_scores_rule" CHECK ("lead_scores"."rule_score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "lead_scoring_models" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"model_name" varchar(100) NOT NULL,
	"model_version" integer NOT NULL,
	"model_type" varchar(50) NOT NULL,
	"config_data" jsonb,
	"scoring_factors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"status" varchar(20) NOT NULL,
	"decision" varchar(30) NOT NULL,
	"accuracy_score" real,
	"precision_score" real,
	"quality" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"won_count" integer NOT NULL,
	"lost_count" integer NOT NULL,
	"outcome_window_days" integer,
	"data_from" timestamptz(3),
	"data_to" timestamptz(3),
	"is_active" boolean DEFAULT false NOT NULL,
	"training_completed" timestamptz(3) DEFAULT now() NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "uq_lead_scoring_models_org_id" UNIQUE("organization_id","id"),
	CONSTRAINT "uq_lead_scoring_models_org_version" UNIQUE("organization_id","model_version"),
	CONSTRAINT "lead_scoring_models_status" CHECK ("lead_scoring_models"."status" in ('collecting','learning','ready','no_signal')),
	CONSTRAINT "lead_scoring_models_decision" CHECK ("lead_scoring_models"."decision" in ('promoted','too_few','no_signal','worse_than_base','worse_than_active'))
);
--> statement-breakpoint
ALTER TABLE "lead_scores" ADD CONSTRAINT "lead_scores_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_scores" ADD CONSTRAINT "fk_lead_scores_lead" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_scores" ADD CONSTRAINT "fk_lead_scores_model" FOREIGN KEY ("organization_id","model_id") REFERENCES "public"."lead_scoring_models"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_scores" ADD CONSTRAINT "fk_lead_scores_manual_by" FOREIGN KEY ("organization_id","manual_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_scoring_models" ADD CONSTRAINT "lead_scoring_models_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ix_lead_scores_org_scored" ON "lead_scores" USING btree ("organization_id","scored_at");--> statement-breakpoint
CREATE UNIQUE INDEX "uq_lead_scoring_models_org_active" ON "lead_scoring_models" USING btree ("organization_id") WHERE "lead_scoring_models"."is_active";