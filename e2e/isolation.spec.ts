import { expect, test, type APIRequestContext } from "@playwright/test";
import { demoLogin } from "@/scripts/stack/demo";
import { apiClient, appUrl, signIn } from "./support/product";

const stranger = { email: "rui@vizinha.example", password: "uma senha de vizinho" };

type Victim = {
  organization: { id: string };
  lead: { id: string; full_name: string; phone: string };
  conversation: { id: string; contact_name: string };
};

/** Ids of the demo organization in the addresses of somebody who belongs to another one. */
test("another organization's ids show nothing of it, on pages and over REST", async ({ browser }) => {
  const owner = await (await browser.newContext()).newPage();
  const other = await (await browser.newContext()).newPage();
  const victim = await findVictim(owner.request);
  await register(other.request);
  await signIn(owner);
  await signIn(other, stranger);

  const pages = ["pt-BR", "en"].flatMap((locale) => [
    `/${locale}/admin/crm/leads/${victim.lead.id}`,
    `/${locale}/admin/crm/inbox/${victim.conversation.id}`,
  ]);
  for (const path of pages) {
    const secrets = [victim.lead.full_name, victim.lead.phone, victim.conversation.contact_name];
    const shown = await (await owner.request.get(appUrl(path))).text();
    expect(
      secrets.some((secret) => shown.includes(secret)),
      path,
    ).toBe(true);
    const hidden = await (await other.request.get(appUrl(path))).text();
    expect(
      secrets.filter((secret) => hidden.includes(secret)),
      path,
    ).toEqual([]);
  }
  await restRefuses(other.request, victim);
});

async function restRefuses(request: APIRequestContext, victim: Victim): Promise<void> {
  const login = await request.post(appUrl("/api/auth/login"), { data: stranger });
  const { access_token, organization } = (await login.json()) as {
    access_token: string;
    organization: { id: string };
  };
  const statusIn = async (orgId: string, path: string) => {
    const headers = { authorization: `Bearer ${access_token}`, "x-org-id": orgId };
    return (await request.get(appUrl(`/api${path}`), { headers })).status();
  };
  for (const path of [`/crm/leads/${victim.lead.id}`, `/crm/conversations/${victim.conversation.id}`]) {
    expect(await statusIn(organization.id, path), path).toBe(404);
    expect(await statusIn(victim.organization.id, path), path).toBe(403);
  }
}

async function findVictim(request: APIRequestContext): Promise<Victim> {
  const api = await apiClient(request, demoLogin);
  const leads = await api.get<{ data: Victim["lead"][] }>("/crm/leads");
  const conversations = await api.get<{ data: Victim["conversation"][] }>("/crm/conversations");
  const [lead] = leads.data;
  const [conversation] = conversations.data;
  if (!lead || !conversation) throw new Error("the demo organization is empty");
  return { organization: api.organization, lead, conversation };
}

async function register(request: APIRequestContext): Promise<void> {
  const answer = await request.post(appUrl("/api/auth/register"), {
    data: { ...stranger, full_name: "Rui Vizinho", organization_name: "Vizinha" },
  });
  expect(answer.ok()).toBe(true);
}
