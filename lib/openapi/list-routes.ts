import { z } from "zod";
import { Job } from "@/lib/jobs/schemas";
import { bulkLeads, previewBulk } from "@/lib/leads";
import { BulkPreview } from "@/lib/leads/schemas";
import { getLeadScore, getScoring, scoreLead, setLeadScore, trainModel } from "@/lib/scoring";
import { LeadScore, Scoring, ScoringModel } from "@/lib/scoring/schemas";
import { createView, deleteView, listViews, shareView, updateView } from "@/lib/views";
import { SavedView } from "@/lib/views/schemas";
import { list, member, type ApiRoute } from "./route";

/** What is done to many leads at once, and the views they are listed by. */
export const listRoutes = {
  "POST /crm/leads/bulk": member(bulkLeads, Job, 201),
  "POST /crm/leads/bulk/preview": member(previewBulk, BulkPreview),

  "POST /crm/leads/{lead_id}/score": member(scoreLead, LeadScore),
  "GET /ai/leads/{lead_id}/score": member(getLeadScore, LeadScore),
  "PUT /ai/leads/{lead_id}/score": member(setLeadScore, LeadScore),
  "GET /ai/scoring": member(getScoring, Scoring),
  "POST /ai/scoring/train": member(trainModel, ScoringModel, 201),

  "GET /crm/views": member(listViews, list(SavedView)),
  "POST /crm/views": member(createView, SavedView, 201),
  "PUT /crm/views/{view_id}": member(updateView, SavedView),
  "DELETE /crm/views/{view_id}": member(deleteView, z.object({ id: z.uuid() })),
  "PUT /crm/views/{view_id}/sharing": member(shareView, SavedView),
} satisfies Record<string, ApiRoute>;
