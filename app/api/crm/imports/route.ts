import { apiRoute, uploadRoute } from "@/lib/http";
import { uploadImport } from "@/lib/imports";
import { importBytesMax } from "@/lib/imports/schemas";

export const GET = apiRoute("GET /crm/imports");

export const POST = uploadRoute("POST /crm/imports", importBytesMax, (ctx, { bytes, name }) =>
  uploadImport(ctx, bytes, name),
);
