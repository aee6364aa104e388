ALTER TABLE "companies" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "fk_companies_deleted_by" FOREIGN KEY ("organization_id","deleted_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "fk_contacts_deleted_by" FOREIGN KEY ("organization_id","deleted_by") REFERENCES "public"."organization_members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ix_companies_org_deleted" ON "companies" USING btree ("organization_id","deleted_at") WHERE "companies"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "ix_contacts_org_deleted" ON "contacts" USING btree ("organization_id","deleted_at") WHERE "contacts"."deleted_at" is not null;--> statement-breakpoint
-- Companies that leads and contacts name so far become records. The rules that are forced on an owner, too, are put
-- back by the tenancy step that follows every migration.
ALTER TABLE "companies" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "contacts" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "leads" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO companies (id, organization_id, name, name_key)
SELECT gen_random_uuid(), organization_id, (array_agg(company ORDER BY times DESC, company))[1], key
  FROM (SELECT organization_id, trim(company) AS company, left(fold_text(company), 200) AS key, count(*) AS times
          FROM (SELECT organization_id, company FROM leads WHERE company IS NOT NULL
                UNION ALL SELECT organization_id, company FROM contacts WHERE company IS NOT NULL) AS named
         GROUP BY 1, 2, 3) AS spelled
 WHERE key <> ''
 GROUP BY organization_id, key
    ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE leads SET company_id = c.id FROM companies c
 WHERE leads.company_id IS NULL AND leads.company IS NOT NULL AND c.organization_id = leads.organization_id
   AND c.deleted_at IS NULL AND c.name_key = left(fold_text(leads.company), 200);--> statement-breakpoint
UPDATE contacts SET company_id = c.id FROM companies c
 WHERE contacts.company_id IS NULL AND contacts.company IS NOT NULL AND c.organization_id = contacts.organization_id
   AND c.deleted_at IS NULL AND c.name_key = left(fold_text(contacts.company), 200);
