import { imports } from "@/db/schema";
import { AppError, notFound } from "@/lib/errors";
import { assertMember } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { referencedStage } from "@/lib/pipeline";
import { read } from "@/lib/unit";
import { sourceOf } from "./import";
import { identitiesOf, knownContacts, matchLeads } from "./match";
import { loadKnown, requiredFields } from "./parse/custom";
import { parseRow, type ParsedRow } from "./parse/values";
import { planRows, type PlannedRow, type Target } from "./plan";
import { rowsOf } from "./rows";
import { customPrefix, PreviewImportInput, previewRows, type ImportPreview } from "./schemas";

const chunkRows = 1_000;

/**
 * A dry run: what every row would become with this mapping and these options, counted over the whole file, with the
 * first rows in full. Writes nothing.
 */
export const previewImport = defineOperation({
  name: "import.preview",
  permission: "leads.import",
  input: PreviewImportInput,
  run: (ctx, { import_id, mapping, ...options }) =>
    read(ctx, async (db): Promise<ImportPreview> => {
      const row = await db.byId(imports, import_id);
      if (!row) throw notFound();
      if (row.status !== "uploaded") throw new AppError("conflict", { message: "import_started" });
      if (options.assigned_to) await assertMember(db, "assigned_to", options.assigned_to);
      if (options.stage_id) await referencedStage(db, "stage_id", options.stage_id);
      const preview: ImportPreview = {
        rows: [],
        counts: { created: 0, updated: 0, skipped_duplicate: 0, invalid: 0 },
        total_rows: row.total_rows ?? 0,
      };
      const known = await loadKnown(db, mapping);
      /** Leads that earlier rows of the file would have made. */
      let seen = new Map<string, Target>();
      const take = async (parsed: ParsedRow[], from: number) => {
        const contacts = await knownContacts(db, identitiesOf(parsed));
        const matches = await matchLeads(ctx, db, parsed, options.dedupe_by, contacts);
        const plan = planRows(parsed, from, options, matches, {
          earlier: seen,
          required: requiredFields(known.fields),
        });
        seen = plan.targets;
        for (const planned of plan.rows) {
          preview.counts[planned.outcome] += 1;
          if (preview.rows.length < previewRows) preview.rows.push(toPreview(planned));
        }
      };
      let parsed: ParsedRow[] = [];
      let from = 1;
      for await (const cells of rowsOf(await sourceOf(db, row))) {
        parsed.push(parseRow(cells, mapping, known));
        if (parsed.length < chunkRows) continue;
        await take(parsed, from);
        from += parsed.length;
        parsed = [];
      }
      if (parsed.length > 0) await take(parsed, from);
      return preview;
    }),
});

const toPreview = ({
  row_number,
  outcome,
  values: { custom_fields = {}, ...values },
  reasons,
}: PlannedRow) => ({
  row_number,
  outcome,
  values: {
    ...values,
    ...Object.fromEntries(
      Object.entries(custom_fields).map(([key, value]) => [`${customPrefix}${key}`, value]),
    ),
  },
  reasons,
});
