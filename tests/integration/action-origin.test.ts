import { callAction } from "../support/actions";
import { beforeAll, expect, test } from "vitest";
import { createLeadAction } from "@/app/actions/leads";
import { countLeads } from "../isolation/teams";
import { createTeam } from "../support/context";
import { sessionOf } from "../support/people";

let orgId: string;
let who: { userId: string; sessionId: string };
beforeAll(async () => {
  const { organization, member } = await createTeam();
  orgId = organization.id;
  who = { userId: member.id, sessionId: (await sessionOf(member.id, orgId, "browser")).sessionId };
});

test.each([
  ["without Origin and Sec-Fetch-Site", {}],
  ["of another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  [
    "of another origin that says it is the same",
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  ],
  ["of a sibling", { origin: "http://sub.localhost:3000", "sec-fetch-site": "same-site" }],
  ["of an opaque origin", { origin: "null" }],
  ["of our host on another port", { origin: "http://localhost:3100" }],
])("a server action %s is refused, with the visitor's own cookie", async (_name, headers) => {
  const before = await countLeads(orgId);
  const answer = await callAction(createLeadAction, { full_name: "Ana" }, who, headers);
  expect(answer).toMatchObject({ ok: false, error: { code: "forbidden" } });
  expect(await countLeads(orgId)).toBe(before);
});

test("from our own page it is taken", async () => {
  const before = await countLeads(orgId);
  expect(await callAction(createLeadAction, { full_name: "Ana" }, who)).toMatchObject({ ok: true });
  expect(await countLeads(orgId)).toBe(before + 1);
});
