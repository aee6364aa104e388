import { newId } from "@/lib/ids";
import type { Sample } from "./samples";

const ofView: Sample = {
  input: (a, role = "admin") => ({ view_id: a.views[role] }),
  ids: { view_id: "resource" },
};

/** Of lists of leads and what is done to many of them. */
export const listSamples: Record<string, Sample> = {
  "lead.list": {
    input: (a) => ({ stage_id: a.first.id, assigned_to: a.people.sales.id }),
    ids: { stage_id: "filter", assigned_to: "filter" },
  },
  "lead.summary": {
    input: (a) => ({ stage_id: a.first.id, assigned_to: a.people.sales.id }),
    ids: { stage_id: "filter", assigned_to: "filter" },
  },
  "lead.export": {
    input: (a) => ({ stage_id: a.first.id, assigned_to: a.people.sales.id, format: "csv" }),
    ids: { stage_id: "filter", assigned_to: "filter" },
  },
  "lead.bulk": {
    input: (a) => ({
      lead_ids: [a.lead.id],
      action: "assign",
      assigned_to: a.colleague.id,
      stage_id: a.lost.id,
      close_reason_id: a.lostReasonId,
    }),
    ids: {
      "lead_ids.0": "filter",
      assigned_to: "reference",
      stage_id: "reference",
      close_reason_id: "reference",
    },
  },
  "lead.move_many": {
    input: (a) => ({
      blocks: [
        {
          leads: [{ lead_id: a.lead.id }],
          new_stage_id: a.lost.id,
          before_id: a.neighbours[0].id,
          after_id: a.neighbours[1].id,
          close_reason_id: a.lostReasonId,
        },
      ],
    }),
    ids: {
      "blocks.0.leads.0.lead_id": "filter",
      "blocks.0.new_stage_id": "reference",
      "blocks.0.before_id": "ignored",
      "blocks.0.after_id": "ignored",
      "blocks.0.close_reason_id": "filter",
    },
  },
  "lead.preview_bulk": { input: (a) => ({ lead_ids: [a.lead.id] }), ids: { "lead_ids.0": "filter" } },
  "view.list": { input: () => ({}) },
  "view.create": { input: () => ({ name: `Vista ${newId()}`, config: { sort: "full_name" } }) },
  "view.update": { ...ofView, input: (a, role) => ({ ...ofView.input(a, role), name: "Quentes" }) },
  "view.share": { ...ofView, input: (a, role) => ({ ...ofView.input(a, role), is_shared: true }) },
  "view.delete": ofView,
};
