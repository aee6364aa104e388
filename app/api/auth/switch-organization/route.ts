import type { NextRequest } from "next/server";
import { switchOrganization } from "@/lib/auth";
import { SwitchOrganizationInput } from "@/lib/auth/schemas";
import { metaFromHeaders, problem } from "@/lib/http";
import { readBytes, readJson, jsonBodyBytesMax } from "@/lib/http/body";
import { identifyRequest } from "@/lib/http/credentials";
import { parseInput } from "@/lib/operation";

/** Works without `X-Org-Id`: it is how a person leaves one organization for another. */
export async function POST(request: NextRequest): Promise<Response> {
  const meta = metaFromHeaders(request.headers);
  try {
    const bytes = await readBytes(request, jsonBodyBytesMax);
    const identity = await identifyRequest({
      headers: request.headers,
      cookie: (name) => request.cookies.get(name)?.value,
    });
    const { organization_id } = parseInput(SwitchOrganizationInput, await readJson(request, bytes));
    return Response.json(await switchOrganization(identity, organization_id), {
      headers: { "cache-control": "no-store" },
    });
  } catch (error) {
    return problem(error, meta);
  }
}
