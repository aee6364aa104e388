import { apiRoute } from "@/lib/http";
import { uploadRoute } from "@/lib/http/upload-route";
import { uploadImport } from "@/lib/imports";
import { importBytesMax } from "@/lib/imports/schemas";

export const GET = apiRoute("GET /crm/imports");

export const POST = uploadRoute(importBytesMax, (ctx, { bytes, name }) => uploadImport(ctx, bytes, name));
