import type { Sample } from "./samples";

/** Of what is done to many leads at once. */
export const listSamples: Record<string, Sample> = {
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
  "lead.preview_bulk": { input: (a) => ({ lead_ids: [a.lead.id] }), ids: { "lead_ids.0": "filter" } },
};
