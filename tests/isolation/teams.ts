import { eq } from "drizzle-orm";
import { leads } from "@/db/schema";
import { systemRead } from "@/db/system";
import { createFixture } from "../support/fixture";
import type { Answer, Call } from "../support/http";
import { sessionOf } from "../support/people";
import { auditOf } from "../support/rows";

export type Teams = Awaited<ReturnType<typeof createTeams>>;

/** Two organizations, and calls as the first one's admin. */
export async function createTeams() {
  const [a, b] = [await createFixture(), await createFixture()];
  const admin = await sessionOf(a.people.admin.id, a.orgId);
  const viewer = await sessionOf(a.people.viewer.id, a.orgId);
  const asAdmin = (request: Call = {}): Call => ({ token: admin.token, org: a.orgId, ...request });
  return { a, b, admin, viewer, asAdmin };
}

export const countLeads = (orgId: string): Promise<number> =>
  systemRead().$count(leads, eq(leads.organization_id, orgId));

/** How many attempts on others' records an organization has in its trail. */
export const denied = async (orgId: string): Promise<number> =>
  (await auditOf(orgId, "cross_org_access_denied")).length;

export const headersOf = ({ headers }: Answer): Record<string, string> => Object.fromEntries(headers);
export const withoutRequestId = ({ text }: Answer): string => text.replace(/"request_id":"[^"]+"/, "");
