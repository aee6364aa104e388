import { switchOrganization } from "@/lib/auth";
import { SwitchOrganizationInput } from "@/lib/auth/schemas";
import { rawRoute } from "@/lib/http";
import { readBytes, readJson, jsonBodyBytesMax } from "@/lib/http/body";
import { credentialsOf, identifyRequest } from "@/lib/http/credentials";
import { parseInput } from "@/lib/operation";

/** Works without `X-Org-Id`: it is how a person leaves one organization for another. */
export const POST = rawRoute("POST /auth/switch-organization", async (request) => {
  const bytes = await readBytes(request, jsonBodyBytesMax);
  const identity = await identifyRequest(credentialsOf(request));
  const { organization_id } = parseInput(SwitchOrganizationInput, await readJson(request, bytes));
  return Response.json(await switchOrganization(identity, organization_id), {
    headers: { "cache-control": "no-store" },
  });
});
